package org.ecobureau.complaint.intake;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;

/**
 * What a link brings into a new form: codes of the form's own answers, a place, and what it is about in words. Nothing is
 * stored before the person presses the button; every part can be changed afterwards.
 *
 * @param ignored one sentence for each part that is no answer of this form
 */
public record Prefill(String type, String subtype, String township, String place, String about, List<String> ignored) {

    private static final int MOST = 300;

    /** Checks what a link said; what is unknown is left out and named. */
    static Prefill of(String type, String subtype, String township, String place, String about, QuestionCatalogue questions,
            Townships townships) {
        List<String> ignored = new ArrayList<>();
        PollutionType known = clean(type) == null ? null : PollutionType.byCode(clean(type)).orElse(null);
        if (clean(type) != null && known == null) {
            ignored.add("网址里的污染类型不认识，请在下一步自己选。");
        }
        String kind = clean(subtype);
        if (kind != null && (known == null || !questions.hasSubtype(List.of(known), kind))) {
            ignored.add("网址里的具体情况不认识，请在第 2 步自己选。");
            kind = null;
        }
        String area = clean(township);
        if (area != null && !townships.isKnown(area)) {
            ignored.add("网址里的乡镇不认识，请在第 3 步自己选。");
            area = null;
        }
        return new Prefill(known == null ? null : known.code(), kind, area, shortened(clean(place)),
                shortened(clean(about)), List.copyOf(ignored));
    }

    /** Writes it into a draft that was just begun. */
    void into(ComplaintDraft draft) {
        if (type != null) {
            draft.types.add(type);
        }
        if (subtype != null) {
            draft.subtypes.add(subtype);
        }
        draft.township = township;
        draft.place = place;
        if (about != null) {
            draft.description = "关于：" + about + "\n";
        }
    }

    private static String clean(String typed) {
        String text = Nfc.clean(typed);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    private static String shortened(String text) {
        return text == null || Nfc.length(text) <= MOST ? text : text.substring(0, text.offsetByCodePoints(0, MOST));
    }
}
