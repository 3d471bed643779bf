package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Violation;

/**
 * Who left nothing but a postal address hears of a decision by letter: it has reached them when the letter was handed to the
 * post, not when somebody pressed a button (decision 043). Pure, from the events alone.
 */
final class ByPost {

    /** What is written to them. */
    static final Set<CaseAction> LETTERS = EnumSet.of(CaseAction.ACCEPT, CaseAction.REFUSE, CaseAction.PASS_ON,
            CaseAction.EXTEND, CaseAction.APPROVE_ANSWER);
    static final String YES = "yes";
    static final String NO = "no";

    /** After these nobody waits for the letter any more. */
    private static final Set<CaseAction> SETTLED = EnumSet.of(CaseAction.POST_LETTER, CaseAction.ERASE_IDENTITY,
            CaseAction.WITHDRAW, CaseAction.LEAVE, CaseAction.REOPEN);

    private ByPost() {
    }

    /** When the reporter was told of a decision; null while it waits to be posted. */
    static Instant told(CaseFact decision, List<CaseFact> history) {
        Instant at = decision.action() == CaseAction.ACCEPT ? decision.startsAt() : decision.at();
        if (!isPosted(decision, history)) {
            return at;
        }
        return history.stream().filter(f -> SETTLED.contains(f.action()) || NO.equals(f.data().get(Datum.BY_POST)))
                .map(ByPost::sent).filter(sent -> !sent.isBefore(at)).min(Comparator.naturalOrder()).orElse(null);
    }

    /** From when a decision waits to be posted; empty when none does. */
    static Optional<Instant> owedSince(List<CaseFact> history) {
        return history.stream().filter(f -> isPosted(f, history) && told(f, history) == null).map(CaseFact::at)
                .min(Comparator.naturalOrder());
    }

    /** What a part is born with was told by the letter about the whole. */
    private static boolean isPosted(CaseFact decision, List<CaseFact> history) {
        boolean born = decision.action() == CaseAction.ACCEPT && decision.data().containsKey(Datum.RECEIVED_AT);
        return LETTERS.contains(decision.action()) && !born && history.stream()
                .filter(f -> !f.at().isAfter(decision.at())).map(f -> f.data().get(Datum.BY_POST)).filter(Objects::nonNull)
                .reduce((first, second) -> second).filter(YES::equals).isPresent();
    }

    /** A letter that was noted later was sent by the end of its day. */
    private static Instant sent(CaseFact fact) {
        String day = fact.data().get(Datum.SENT_ON);
        return day == null || !LocalDate.parse(day).isBefore(ChinaTime.dayOf(fact.at())) ? fact.at()
                : ChinaTime.endOf(LocalDate.parse(day));
    }

    /** What is wrong with a step that notes a letter as posted; nothing for other steps. */
    static List<Violation> violations(CaseMove move, Instant owedSince, IdentityMode mode, LocalDate today) {
        List<Violation> wrong = new ArrayList<>();
        LocalDate day = day(move.get(Datum.SENT_ON));
        if (day != null && day.isAfter(today)) {
            wrong.add(new Violation(Datum.SENT_ON.code(), "寄出日期不能晚于今天。"));
        } else if (day != null && owedSince != null && day.isBefore(ChinaTime.dayOf(owedSince))) {
            wrong.add(new Violation(Datum.SENT_ON.code(), "寄出日期不能早于作出决定的 " + ChinaTime.day(ChinaTime.dayOf(owedSince)) + "。"));
        }
        if (move.get(Datum.POST_NUMBER) != null && mode == IdentityMode.CONFIDENTIAL) {
            wrong.add(new Violation(Datum.POST_NUMBER.code(), "保密的不登记挂号信号码：凭号码能查到收件人。"));
        }
        return wrong;
    }

    private static LocalDate day(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            // Said by the check of the form of each datum.
            return null;
        }
    }
}
