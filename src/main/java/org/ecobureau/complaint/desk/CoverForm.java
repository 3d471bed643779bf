package org.ecobureau.complaint.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.attachment.PhotoCovers;
import org.ecobureau.attachment.photo.CoverBox;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;

/** The rectangles somebody typed or drew over a photo, in percent, kept as typed. */
public final class CoverForm {

    private static final int ROWS_AT_FIRST = 3;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final List<String> SIDES = List.of("left", "top", "width", "height");

    private final MultivaluedMap<String, String> typed;

    private CoverForm(MultivaluedMap<String, String> typed) {
        this.typed = typed;
    }

    static CoverForm of(MultivaluedMap<String, String> posted) {
        return new CoverForm(posted == null ? new MultivaluedHashMap<>() : posted);
    }

    /** The boxes of a copy that is there, to make another from. */
    static CoverForm of(List<CoverBox> boxes) {
        CoverForm form = of(new MultivaluedHashMap<>());
        for (int i = 0; i < boxes.size(); i++) {
            Row row = new Row(i + 1);
            form.typed.add(row.name("left"), boxes.get(i).left().toPlainString());
            form.typed.add(row.name("top"), boxes.get(i).top().toPlainString());
            form.typed.add(row.name("width"), boxes.get(i).width().toPlainString());
            form.typed.add(row.name("height"), boxes.get(i).height().toPlainString());
        }
        form.typed.add("rows", Integer.toString(Math.max(ROWS_AT_FIRST, boxes.size())));
        return form;
    }

    public String get(String field) {
        return typed.getFirst(field);
    }

    boolean wants(String then) {
        return then.equals(get("then"));
    }

    public int rows() {
        String clean = Nfc.clean(get("rows"));
        int rows = clean != null && clean.matches("[0-9]{1,3}") ? Integer.parseInt(clean) : ROWS_AT_FIRST;
        return Math.min(Math.max(rows + (wants("more") ? 1 : 0), 1), PhotoCovers.MOST_BOXES);
    }

    public List<Row> boxRows() {
        return IntStream.rangeClosed(1, rows()).mapToObj(Row::new).toList();
    }

    public boolean mayHaveMore() {
        return rows() < PhotoCovers.MOST_BOXES;
    }

    /** One box. */
    public record Row(int no) {

        public String name(String side) {
            return "box" + no + "." + side;
        }
    }

    /** The boxes, or errors at their fields. */
    List<CoverBox> boxes(FormErrors errors) {
        List<CoverBox> boxes = new ArrayList<>();
        for (Row row : boxRows()) {
            if (SIDES.stream().allMatch(side -> Nfc.clean(get(row.name(side))) == null)) {
                continue;
            }
            List<Optional<BigDecimal>> sides = SIDES.stream().map(side -> percent(row.name(side), errors)).toList();
            if (sides.stream().allMatch(Optional::isPresent)) {
                box(row, sides.stream().map(Optional::get).toList(), errors).ifPresent(boxes::add);
            }
        }
        if (boxes.isEmpty() && errors.isEmpty()) {
            errors.add(new Row(1).name("left"), "请至少画一个方框，或者填一行数字。");
        }
        return boxes;
    }

    private Optional<BigDecimal> percent(String field, FormErrors errors) {
        String clean = Nfc.clean(get(field));
        if (clean == null || !clean.matches("[0-9]{1,3}([.][0-9]{1,4})?\\s*[%％]?")) {
            errors.add(field, "请填 0 到 100 之间的数，单位是百分之几。");
            return Optional.empty();
        }
        return Optional
                .of(new BigDecimal(clean.replaceAll("[\\s%％]", "")).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros());
    }

    private static Optional<CoverBox> box(Row row, List<BigDecimal> sides, FormErrors errors) {
        if (sides.get(2).compareTo(CoverBox.SMALLEST) < 0 || sides.get(3).compareTo(CoverBox.SMALLEST) < 0) {
            errors.add(row.name("width"), "方框 " + row.no() + " 太小，遮不住什么：宽和高至少 0.5。");
            return Optional.empty();
        }
        if (sides.get(0).add(sides.get(2)).compareTo(WHOLE) > 0 || sides.get(1).add(sides.get(3)).compareTo(WHOLE) > 0) {
            errors.add(row.name("left"), "方框 " + row.no() + " 超出了照片：左加宽、上加高都不能超过 100。");
            return Optional.empty();
        }
        return Optional.of(new CoverBox(sides.get(0), sides.get(1), sides.get(2), sides.get(3)));
    }

    static byte[] canonical(List<CoverBox> boxes) {
        return words(CoverBox.text(boxes));
    }

    static byte[] words(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
