package org.ecobureau.complaint.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseListOrder;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.desk.CaseListView.Search;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Problem;

/**
 * The list a case was opened from and where it stood there. In addresses it is one word; every part of it is checked, and the
 * address of the list is always built anew, so that no word leads anywhere else.
 *
 * @param after cursor of the page of the list, null for the first
 * @param key cursor of the case itself
 */
record ListPlace(Box box, Search search, String after, String key) {

    private static final int LONGEST = 1500;
    private static final String CURSOR = "[A-Za-z0-9_-]{1,80}";

    /** The place a word means; empty for a word that no list gave out. */
    static Optional<ListPlace> of(String word) {
        if (word == null || word.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            List<String> p = Cursor.decode(word, 10);
            Search search = new Search(p.get(0), Nfc.clean(p.get(1)), Nfc.clean(p.get(2)), Nfc.clean(p.get(3)),
                    Nfc.clean(p.get(4)), Nfc.clean(p.get(5)), Nfc.clean(p.get(6)), Nfc.clean(p.get(7)));
            String after = Nfc.clean(p.get(8));
            return Arrays.stream(Box.values()).filter(box -> CaseListViews.code(box).equals(search.box()))
                    .map(box -> new ListPlace(box, search, after, p.get(9))).filter(ListPlace::isSound).findFirst();
        } catch (Problem notFromUs) {
            return Optional.empty();
        }
    }

    private boolean isSound() {
        return isStatus(search.status()) && (search.type() == null || PollutionType.byCode(search.type()).isPresent())
                && fits(search.township(), "[0-9]{9}") && fits(search.unit(), "[a-z0-9-]{1,40}")
                && fits(search.flag(), "[A-Za-z]{1,40}") && fits(search.number(), ".{1,60}") && fits(search.q(), "(?s).{2,80}")
                && fits(after, CURSOR) && key.matches(CURSOR) && isKey();
    }

    private static boolean isStatus(String status) {
        return status == null || Arrays.stream(CaseStatus.values()).anyMatch(s -> s.name().equals(status));
    }

    private static boolean fits(String value, String pattern) {
        return value == null || value.matches(pattern);
    }

    /** Newest first the id alone, else the due date before it. */
    private boolean isKey() {
        boolean urgent = CaseListOrder.mostUrgentFirst(box);
        return String.join(" ", Cursor.decode(key, urgent ? 2 : 1))
                .matches(urgent ? "(-|[0-9]{1,14}) [0-9]{1,18}" : "[0-9]{1,18}");
    }

    /** The place as one word for addresses. */
    String word() {
        return Cursor.encode(search.box(), part(search.status()), part(search.type()), part(search.township()),
                part(search.number()), part(search.q()), part(search.unit()), part(search.flag()), part(after), key);
    }

    private static String part(String value) {
        return value == null ? "" : value.replaceAll("\\s+", " ");
    }

    /** The same list, another case of it. */
    ListPlace at(String otherKey) {
        return new ListPlace(box, search, after, otherKey);
    }

    /** The page of the list the case was opened from. */
    String href() {
        return CaseListViews.href(search, after);
    }

    CaseInbox.Filter filter() {
        return new CaseInbox.Filter(box, search.status() == null ? null : CaseStatus.valueOf(search.status()),
                PollutionType.byCode(search.type()).orElse(null), search.township(), search.number(), search.q(),
                search.unit(), search.flag());
    }
}
