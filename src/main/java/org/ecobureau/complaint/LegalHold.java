package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.ecobureau.shared.time.ChinaTime;

/**
 * What a running procedure of law keeps from being erased, by the clock or on anybody's wish, and when somebody looks again
 * whether it still runs.
 *
 * @param reviewOn null for holds of old whose day is not known
 */
record LegalHold(LocalDate reviewOn) {

    /** Nobody who waits for an erasure waits longer unseen. */
    private static final Period LOOKED_AT = Period.ofMonths(6);

    /** The hold on the case or on the one it was merged into; the later day of review counts. */
    static Optional<LegalHold> over(ComplaintCase c) {
        ComplaintCase main = c.mainId == null ? null : ComplaintCase.findById(c.mainId);
        return Stream.of(c, main).filter(one -> one != null && one.legalHold).map(one -> new LegalHold(one.holdReviewOn))
                .reduce(LegalHold::later);
    }

    LegalHold later(LegalHold other) {
        return reviewOn == null || other.reviewOn != null && other.reviewOn.isAfter(reviewOn) ? other : this;
    }

    /** What somebody is told who wants it erased. */
    String againstErasing() {
        return "这一件有诉讼、复议等法律程序还没有结束，法律要求先保存，现在不能删除。"
                + (reviewOn == null ? "程序结束以后可以再来要求。" : "最迟 " + ChinaTime.day(reviewOn) + " 我们再看一次程序是否结束，那以后可以再来要求。");
    }

    static void set(ComplaintCase c, String reviewOn, Instant now, Map<Datum, String> kept) {
        c.legalHold = true;
        c.holdReviewOn = reviewOn == null ? ChinaTime.dayOf(now).plus(LOOKED_AT) : LocalDate.parse(reviewOn);
        kept.put(Datum.REVIEW_ON, c.holdReviewOn.toString());
    }

    static void lift(ComplaintCase c) {
        c.legalHold = false;
        c.holdReviewOn = null;
    }
}
