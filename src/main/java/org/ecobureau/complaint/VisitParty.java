package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Violation;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How many people came and how many speak for them; the limit is the data file {@code complaint/visit.json} (信访工作条例 Art. 20:
 * several people with one matter choose at most five representatives).
 *
 * @param representatives null when few came and nobody was chosen
 */
public record VisitParty(int visitors, Integer representatives) {

    /** More people than a waiting room holds is a slip of the pen. */
    private static final int VISITORS_MOST = 9999;

    private static final Rule RULE = rule();

    /** The limit with where it stands. */
    public record Rule(int representativesMost, String law, String article, String summary) {
    }

    /** Either a party or what is wrong, field by field. */
    public record Outcome(VisitParty party, List<Violation> violations) {
    }

    public static Rule limit() {
        return RULE;
    }

    /** Checks what was typed; empty visitors are one person. */
    public static Outcome check(String typedVisitors, String typedRepresentatives) {
        List<Violation> violations = new ArrayList<>();
        Integer visitors = Nfc.clean(typedVisitors) == null ? Integer.valueOf(1)
                : number("visitors", typedVisitors, VISITORS_MOST, violations);
        Integer representatives = Nfc.clean(typedRepresentatives) == null ? null
                : number("representatives", typedRepresentatives, VISITORS_MOST, violations);
        if (violations.isEmpty()) {
            representatives(visitors, representatives, violations);
        }
        return violations.isEmpty() ? new Outcome(new VisitParty(visitors, representatives), List.of())
                : new Outcome(null, List.copyOf(violations));
    }

    private static void representatives(int visitors, Integer representatives, List<Violation> violations) {
        String basis = "（" + RULE.law() + RULE.article() + "）";
        if (representatives == null && visitors > RULE.representativesMost()) {
            violations.add(new Violation("representatives",
                    "来访超过 " + RULE.representativesMost() + " 人，请对方推选代表，并填写代表人数" + basis + "。"));
        } else if (representatives != null && representatives > visitors) {
            violations.add(new Violation("representatives", "代表人数不能多于来访人数。"));
        } else if (representatives != null && representatives > RULE.representativesMost()) {
            violations.add(new Violation("representatives", "代表最多 " + RULE.representativesMost() + " 人" + basis + "。"));
        }
    }

    private static Integer number(String field, String typed, int most, List<Violation> violations) {
        String clean = Nfc.clean(typed);
        if (clean.matches("[0-9]{1,4}") && Integer.parseInt(clean) >= 1 && Integer.parseInt(clean) <= most) {
            return Integer.valueOf(clean);
        }
        violations.add(new Violation(field, "请填写 1 到 " + most + " 之间的人数。"));
        return null;
    }

    private static Rule rule() {
        try (InputStream in = VisitParty.class.getClassLoader().getResourceAsStream("complaint/visit.json")) {
            return new ObjectMapper().readValue(in, Rule.class);
        } catch (IOException e) {
            throw new UncheckedIOException("complaint/visit.json", e);
        }
    }
}
