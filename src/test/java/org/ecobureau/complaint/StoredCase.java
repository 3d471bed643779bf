package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the columns of a case say that its events say too; written down here a second time, as a fold over the events. */
record StoredCase(CaseStatus status, String unit, Set<String> coUnits, String officer, Instant acceptedAt, Instant answeredAt,
        Instant endedAt, String verified, String answer, String rating, LocalDate nextCheckOn, boolean extensionAsked,
        boolean supervised, Instant urgentAt, String urgentBy, int urges, int returns, boolean held, LocalDate holdReviewOn,
        Instant left, boolean identityErased,
        String main) {

    static StoredCase of(ComplaintCase c) {
        return new StoredCase(c.status(), c.leadUnit, new TreeSet<>(CaseCoUnit.of(c.id)), c.officer, c.acceptedAt, c.answeredAt,
                c.endedAt, c.verified == null ? null : c.verified.code(), c.answer, c.rating == null ? null : c.rating.code(),
                c.nextCheckOn, c.extensionAsked, c.supervised, c.urgentAt, c.urgentBy, c.urges, c.returns, c.legalHold,
                c.holdReviewOn, c.reporterLeft,
                c.identityErasedAt != null,
                c.mainId == null ? null : ComplaintCase.<ComplaintCase> findById(c.mainId).number);
    }

    /** The columns as these events leave them; each event must begin where the one before ended, by a row of the table. */
    static StoredCase replayed(List<CaseEvent> events) {
        Fold fold = new Fold();
        events.forEach(fold::take);
        return fold.result();
    }

    private static final class Fold {
        private final Set<String> coUnits = new TreeSet<>();
        private CaseStatus status;
        private String unit;
        private String officer;
        private Instant acceptedAt;
        private Instant answeredAt;
        private Instant endedAt;
        private String verified;
        private String answer;
        private String rating;
        private LocalDate nextCheckOn;
        private boolean asked;
        private boolean supervised;
        private Instant urgentAt;
        private String urgentBy;
        private int urges;
        private int returns;
        private boolean held;
        private LocalDate reviewOn;
        private Instant left;
        private boolean identityErased;
        private String main;

        private void take(CaseEvent e) {
            if (e.fromStatus != status) {
                throw new AssertionError(e.action + " begins at " + e.fromStatus + ", the step before ended at " + status);
            }
            if (status != null && CaseTransitions.rows(status, e.action, Set.of(e.actorRole)).stream()
                    .noneMatch(row -> row.to() == e.toStatus)) {
                throw new AssertionError("no row of the table: " + status + " " + e.action + " " + e.actorRole);
            }
            status = e.toStatus;
            Map<Datum, String> data = e.payload;
            switch (e.action) {
                case ASSIGN -> {
                    unit = data.get(Datum.UNIT);
                    coUnits.remove(unit);
                    officer = null;
                }
                case RETURN_ASSIGNMENT -> {
                    unit = null;
                    officer = null;
                    returns++;
                }
                case ADD_CO_UNIT -> coUnits.add(data.get(Datum.CO_UNIT));
                case REMOVE_CO_UNIT -> coUnits.remove(data.get(Datum.CO_UNIT));
                case START_INVESTIGATION, TAKE_OVER -> officer = e.actor;
                case RECUSE -> officer = null;
                case ACCEPT -> acceptedAt = e.at;
                case RECORD_FINDING -> verified = data.get(Datum.VERIFIED);
                case APPROVE_ANSWER -> {
                    answeredAt = e.at;
                    answer = data.get(Datum.ANSWER);
                }
                case RATE -> rating = data.get(Datum.RATING);
                case STAGE_CLOSE -> nextCheckOn = LocalDate.parse(data.get(Datum.NEXT_CHECK_ON));
                case REOPEN -> {
                    answer = null;
                    rating = null;
                    nextCheckOn = null;
                    officer = null;
                }
                case ASK_EXTENSION -> asked = true;
                case EXTEND, DECLINE_EXTENSION -> asked = false;
                case SUPERVISE, END_SUPERVISION -> supervised = e.action == CaseAction.SUPERVISE;
                case MARK_URGENT -> {
                    urgentAt = e.at;
                    urgentBy = e.actor;
                }
                case END_URGENT -> {
                    urgentAt = null;
                    urgentBy = null;
                }
                case URGE -> urges++;
                case HOLD -> {
                    held = true;
                    reviewOn = LocalDate.parse(data.get(Datum.REVIEW_ON));
                }
                case RELEASE -> {
                    held = false;
                    reviewOn = null;
                }
                case LEAVE -> left = e.at;
                case ERASE_IDENTITY -> identityErased = true;
                case MERGE -> main = data.get(Datum.OTHER_NUMBER);
                case UNMERGE, WITHDRAW -> main = null;
                default -> {
                    // It leaves words, or only the state.
                }
            }
            asked &= !status.isFinal() && status != CaseStatus.ANSWERED;
            endedAt = !status.isFinal() ? null : endedAt == null ? e.at : endedAt;
        }

        private StoredCase result() {
            return new StoredCase(status, unit, coUnits, officer, acceptedAt, answeredAt, endedAt, verified, answer, rating,
                    nextCheckOn, asked, supervised, urgentAt, urgentBy, urges, returns, held, reviewOn, left, identityErased,
                    main);
        }
    }
}
