package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/**
 * Puts right what was registered wrong: kind, township, place, position, enterprise. The reporter's own words, the number and
 * the
 * clocks stay as they are (decision 041).
 */
@ApplicationScoped
class CaseCorrections {

    private static final Set<Datum> BROUGHT = EnumSet.of(Datum.TYPES, Datum.SUBTYPES, Datum.TOWNSHIP, Datum.PLACE,
            Datum.ENTERPRISE, Datum.LATITUDE, Datum.LONGITUDE, Datum.COORDINATES);
    private static final Set<CaseStatus> NOT_DECIDED = EnumSet.of(CaseStatus.HELD, CaseStatus.REGISTERED);

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    /** One thing that is registered otherwise now; {@code told} is what the reporter reads of it. */
    record Change(String label, String was, String now, String told) {

        static Change of(String label, String was, String now) {
            return new Change(label, was, now, label + "由“" + said(was) + "”更正为“" + said(now) + "”。");
        }

        String line() {
            return label + "：" + said(was) + " → " + said(now);
        }

        private static String said(String words) {
            return words == null || words.isEmpty() ? "没有写" : words;
        }
    }

    /**
     * Changes the case.
     *
     * @param kept what the event keeps: the changes in words instead of codes
     * @return what the reporter reads
     * @throws Problem 422 field by field, or when nothing was changed
     */
    String apply(ComplaintCase c, CaseMove move, Map<Datum, String> kept) {
        kept.keySet().removeAll(BROUGHT);
        CaseScene before = CaseScene.of(c);
        List<Violation> violations = new ArrayList<>();
        CaseScene after = brought(move, violations);
        if (violations.isEmpty() && before.isErrorOfSite() != after.isErrorOfSite() && !NOT_DECIDED.contains(c.status())) {
            violations.add(new Violation("types", before.isErrorOfSite()
                    ? "这一件已经按“网站纠错”受理，类型不能再改成污染问题。请把污染问题另外登记一件，并和这一件关联。"
                    : "这一件已经受理，类型不能再改成网站的毛病。请另外登记一件，并和这一件关联。"));
        }
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", violations.stream()
                    .map(v -> new Violation(v.field().replaceFirst("\\[.*", ""), v.message())).toList());
        }
        List<Change> changes = changes(before, after);
        if (changes.isEmpty()) {
            throw Problem.unprocessable("什么也没有改。请先改正登记错的内容，再提交。");
        }
        after.writeTo(c);
        if (NOT_DECIDED.contains(c.status())) {
            c.legalTrack = before.isErrorOfSite() == after.isErrorOfSite() ? c.legalTrack
                    : LegalTrack.of(after.types(), after.subtypes());
        }
        kept.put(Datum.CORRECTED, changes.stream().map(Change::line).collect(Collectors.joining("\n")));
        return changes.stream().map(Change::told).collect(Collectors.joining("\n"));
    }

    private CaseScene brought(CaseMove move, List<Violation> violations) {
        TypedPosition at = TypedPosition.of(move.get(Datum.LATITUDE), move.get(Datum.LONGITUDE), move.get(Datum.COORDINATES),
                violations);
        return ComplaintRules.scene(new ComplaintForm(Codes.split(move.get(Datum.TYPES)), Codes.split(move.get(Datum.SUBTYPES)),
                null, null, move.get(Datum.TOWNSHIP), move.get(Datum.PLACE), at.latitude(), at.longitude(),
                move.get(Datum.ENTERPRISE), null, null, null, null, null, null), questions, townships::isKnown, violations);
    }

    private List<Change> changes(CaseScene before, CaseScene after) {
        List<Change> changes = new ArrayList<>();
        if (!new HashSet<>(before.types()).equals(new HashSet<>(after.types()))) {
            changes.add(Change.of("污染类型", types(before), types(after)));
        }
        if (!new HashSet<>(before.subtypes()).equals(new HashSet<>(after.subtypes()))) {
            changes.add(Change.of("具体情况", subtypes(before), subtypes(after)));
        }
        if (!before.township().equals(after.township())) {
            changes.add(Change.of("乡镇、街道", townships.nameOf(before.township()), townships.nameOf(after.township())));
        }
        if (!Objects.equals(before.place(), after.place())) {
            changes.add(Change.of("具体地点", before.place(), after.place()));
        }
        String was = position(before.latitude(), before.longitude());
        String now = position(after.latitude(), after.longitude());
        if (!Objects.equals(was, now)) {
            changes.add(new Change("坐标", was, now, "地图上的位置" + (now == null ? "去掉了。" : was == null ? "补上了。" : "更正了。")));
        }
        if (!Objects.equals(before.enterprise(), after.enterprise())) {
            changes.add(Change.of("被投诉单位", before.enterprise(), after.enterprise()));
        }
        return changes;
    }

    private static String types(CaseScene scene) {
        return scene.types().stream().map(PollutionType::label).collect(Collectors.joining("、"));
    }

    private String subtypes(CaseScene scene) {
        return scene.subtypes().stream().map(s -> questions.subtypeLabel(scene.types(), s)).collect(Collectors.joining("、"));
    }

    private static String position(BigDecimal latitude, BigDecimal longitude) {
        return latitude == null || longitude == null ? null
                : latitude.stripTrailingZeros().toPlainString() + "，" + longitude.stripTrailingZeros().toPlainString();
    }
}
