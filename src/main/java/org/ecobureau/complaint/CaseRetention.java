package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.time.ChinaTime;

/** Says of a case until when what of it is kept. */
@ApplicationScoped
public class CaseRetention {

    @Inject
    RetentionRules rules;

    /** One class in words. */
    public record Line(String label, String words) {
    }

    /**
     * How long the parts of a case are kept.
     *
     * @param held a legal hold stands
     * @param reviewOn when it is looked at again, null without one
     */
    public record Standing(boolean held, LocalDate reviewOn, Set<RetentionClass> erased, List<Line> lines) {

        public boolean isGone(RetentionClass kind) {
            return erased.contains(kind);
        }

        /** The text, or what stands in its place when it was erased. */
        public String text(String text) {
            return isGone(RetentionClass.TEXT) ? CaseErasure.GONE : text;
        }

        /**
         * Whether paper that comes now would be kept beyond its time: it goes with the identity, of an anonymous case with the
         * text.
         */
        public boolean endsLaterPaper(IdentityMode mode) {
            return isTextGone() || isPhotosGone() || isGone(RetentionClass.IDENTITY) && mode != IdentityMode.ANONYMOUS;
        }

        public boolean isTextGone() {
            return isGone(RetentionClass.TEXT);
        }

        public boolean isPhotosGone() {
            return isGone(RetentionClass.PHOTOS);
        }
    }

    /** @param photos whether the case has any */
    @Transactional
    public Standing of(String number, boolean photos) {
        ComplaintCase c = ComplaintCase.byNumber(number).orElseThrow();
        Retention.Ending ending = Retention.Ending.of(c);
        if (c.mainId != null) {
            ending = ending.within(Retention.Ending.of(ComplaintCase.<ComplaintCase> findById(c.mainId)));
        }
        Retention retention = rules.now();
        Set<RetentionClass> erased = EnumSet.noneOf(RetentionClass.class);
        List<Line> lines = new ArrayList<>();
        for (RetentionClass kind : RetentionClass.values()) {
            Instant at = kind.erasedAt(c);
            if (at != null) {
                erased.add(kind);
            }
            boolean there = switch (kind) {
                case IDENTITY -> c.identityMode != IdentityMode.ANONYMOUS;
                case PHOTOS -> photos;
                case TEXT -> true;
            };
            if (there || at != null) {
                boolean wished = kind == RetentionClass.IDENTITY && c.identityMode == IdentityMode.ANONYMOUS;
                lines.add(new Line(kind.label(), wished ? ChinaTime.day(ChinaTime.dayOf(at)) + "按投诉人的要求删除"
                        : words(at, ending, retention, kind)));
            }
        }
        return new Standing(c.legalHold, c.holdReviewOn, erased, lines);
    }

    private static String words(Instant erasedAt, Retention.Ending ending, Retention retention, RetentionClass kind) {
        if (erasedAt != null) {
            return ChinaTime.day(ChinaTime.dayOf(erasedAt)) + "已按规定删除";
        }
        if (ending.held()) {
            return "因法律程序需要，暂不删除";
        }
        Optional<LocalDate> day = retention.eraseOn(ending, kind);
        return day.map(d -> "保存到 " + ChinaTime.day(d.minusDays(1)) + "，然后删除")
                .orElse("办结后再保存 " + RetentionPolicy.words(retention.policy().period(kind, false)) + "，然后删除");
    }
}
