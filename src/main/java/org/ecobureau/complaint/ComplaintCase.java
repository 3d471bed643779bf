package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One complaint. Only {@link CaseService} writes it; pages read {@link CaseSheet} or projections of it. */
@Entity
@Table(name = "complaint_case")
public class ComplaintCase extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String number;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Channel channel;
    @Column(name = "outside_reference")
    String outsideReference;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CaseStatus status;
    @Column(name = "legal_track")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    LegalTrack legalTrack;
    @Convert(converter = Codes.Types.class)
    List<PollutionType> types;
    @Convert(converter = Codes.Words.class)
    List<String> subtypes;
    String description;
    @Column(name = "occurred_at")
    Instant occurredAt;
    String township;
    String place;
    BigDecimal latitude;
    BigDecimal longitude;
    String enterprise;
    /** What {@link Likeness} compares: computed from enterprise and place when the case is registered. */
    @Column(name = "enterprise_key")
    String enterpriseKey;
    @Column(name = "place_key")
    String placeKey;
    @Column(name = "identity_mode")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    IdentityMode identityMode;
    /** A postal address is the only way to reach the reporter. */
    @Column(name = "by_post")
    boolean byPost;
    /** From when a decision waits to be posted to them; null when none does. */
    @Column(name = "post_since")
    @OptimisticLock(excluded = true)
    Instant postSince;
    @Column(name = "public_consent")
    boolean publicConsent;
    @Convert(converter = Codes.Answers.class)
    Map<String, String> answers;
    @Convert(converter = Codes.Words.class)
    List<String> flags;
    /** Whether there are flags, for the index. */
    boolean flagged;
    @Column(name = "receipt_mac")
    String receiptMac;
    @Column(name = "lead_unit")
    String leadUnit;
    String officer;
    @Column(name = "refusal_reason")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    RefusalReason refusalReason;
    @Column(name = "passed_to")
    String passedTo;
    String finding;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Verified verified;
    String measures;
    @Column(name = "draft_answer")
    String draftAnswer;
    @Column(name = "drafted_by")
    String draftedBy;
    String answer;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Rating rating;
    @Column(name = "rating_comment")
    String ratingComment;
    @Column(name = "received_at")
    Instant receivedAt;
    @Column(name = "accepted_at")
    Instant acceptedAt;
    @Column(name = "answered_at")
    Instant answeredAt;
    @Column(name = "ended_at")
    Instant endedAt;
    @Column(name = "next_due")
    Instant nextDue;
    /** Until when the case may go back to its source; null when it may not. */
    @Column(name = "return_by")
    Instant returnBy;
    /** Parts of the number, kept by the database: what {@link NumberSearch} looks for. */
    @Column(name = "number_day", insertable = false, updatable = false)
    String numberDay;
    @Column(name = "number_serial", insertable = false, updatable = false)
    String numberSerial;
    /** For {@link CaseListQuery}; null where the case was not read from the database. */
    @Embedded
    CaseTypes typed;
    /** The due date people are reminded of next: the nearest that was not yet told to everybody. */
    @Column(name = "remind_due")
    @OptimisticLock(excluded = true)
    Instant remindDue;
    /** The case this one was merged into. */
    @Column(name = "main_id")
    Long mainId;
    @Column(name = "split_from")
    Long splitFrom;
    /** When the reporter withdrew from a case that goes on for those merged into it. */
    @Column(name = "reporter_left_at")
    Instant reporterLeft;
    boolean supervised;
    /** Since when it is an emergency and who said so; both null when it is none. */
    @Column(name = "urgent_at")
    Instant urgentAt;
    @Column(name = "urgent_by")
    String urgentBy;
    @Column(name = "extension_asked")
    boolean extensionAsked;
    /** Reminders and urging change nothing that a form stands on, so they make no open form old (decision 042). */
    @OptimisticLock(excluded = true)
    int urges;
    /** How often an officer gave it back as not theirs. */
    int returns;
    @OptimisticLock(excluded = true)
    int escalation;
    @Column(name = "next_check_on")
    LocalDate nextCheckOn;
    /** Nothing of it is erased while a legal hold stands; the next ones: when that part was erased. */
    @Column(name = "legal_hold")
    boolean legalHold;
    /** When somebody looks again whether the hold is still needed. */
    @Column(name = "hold_review_on")
    LocalDate holdReviewOn;
    @Column(name = "identity_erased_at")
    Instant identityErasedAt;
    @Column(name = "photos_erased_at")
    Instant photosErasedAt;
    @Column(name = "text_erased_at")
    Instant textErasedAt;
    @Version
    long version;

    public CaseStatus status() {
        return status;
    }

    /** Only the mover calls this, with a row of the table at hand. */
    void enter(CaseStatus next, Instant at) {
        this.status = next;
        endedAt = !next.isFinal() ? null : endedAt == null ? at : endedAt;
        if (next.isFinal() || next == CaseStatus.ANSWERED) {
            // Nobody decides any more what was asked before the answer.
            extensionAsked = false;
        }
    }

    /** Whether who reported is known: not to an anonymous case, not after the identity was erased. */
    boolean keepsIdentity() {
        return identityMode != IdentityMode.ANONYMOUS && identityErasedAt == null;
    }

    static Optional<ComplaintCase> byNumber(String number) {
        return find("number", number).firstResultOptional();
    }

    /** Into which case it was merged, without reading the row: the main case is locked first, always in that order. */
    static Long mainOf(String number) {
        return getEntityManager().createQuery("select c.mainId from ComplaintCase c where c.number = :number", Long.class)
                .setParameter("number", number).getSingleResult();
    }

    static ComplaintCase lockedById(Long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The cases whose receipts hang on this one. */
    static List<ComplaintCase> mergedInto(Long mainId) {
        return list("mainId = ?1 order by id", mainId);
    }

    /** Those of them whose reporters can only be written to, without reading the rows. */
    static List<Long> writtenToUnder(Long mainId) {
        return getEntityManager()
                .createQuery("select c.id from ComplaintCase c where c.mainId = :main and c.byPost = true order by c.id",
                        Long.class)
                .setParameter("main", mainId).getResultList();
    }

    /** The cases that were split off this one. */
    static List<ComplaintCase> partsOf(Long originId) {
        return list("splitFrom = ?1 order by id", originId);
    }

    static ComplaintCase locked(Long id) {
        return ComplaintCase.<ComplaintCase> find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    /** How the reporters of these cases wish to be known, by number; nothing is asked for no case. */
    static Map<String, IdentityMode> modes(List<String> numbers) {
        Map<String, IdentityMode> modes = new HashMap<>();
        if (!numbers.isEmpty()) {
            getEntityManager()
                    .createQuery("select c.number, c.identityMode from ComplaintCase c where c.number in ?1", Object[].class)
                    .setParameter(1, numbers).getResultList()
                    .forEach(row -> modes.put((String) row[0], (IdentityMode) row[1]));
        }
        return modes;
    }

    /** The case for a step: nobody else moves it until the transaction ends. */
    static Optional<ComplaintCase> locked(String number) {
        return ComplaintCase.<ComplaintCase> find("number", number).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
