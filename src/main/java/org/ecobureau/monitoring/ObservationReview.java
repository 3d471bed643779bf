package org.ecobureau.monitoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.monitoring.ObservationProposal.Kind;
import org.ecobureau.monitoring.ObservationProposal.State;
import org.ecobureau.monitoring.ObservationService.Following;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/**
 * Four eyes on values: one person proposes to verify a span or to correct a value, another confirms. Nothing changes for the
 * public before that; {@link ObservationService} then adds the versions.
 */
@ApplicationScoped
public class ObservationReview {
    /** A month of hours of six items is 4,464 values; a year of one station has to be verified in parts. */
    static final int MOST_VALUES = 10_000;
    private static final int MOST_REASON = 200;

    @Inject
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    AuditLog audit;
    @Inject
    Observations observations;
    @Inject
    ObservationService service;

    /** Values of one site and kind of period with {@code from <= start < to}; no parameters means all of them. */
    public record Span(SiteView site, PeriodKind period, List<String> parameters, Instant from, Instant to) {
    }

    /** The provisional values of a span: what a verification would be about. */
    @Transactional
    public List<Reading> provisional(Span span) {
        return observations.everyCurrent(span.site().id(), span.period(), span.from(), span.to().minusMillis(1)).stream()
                .filter(r -> r.state() == ObservationState.PROVISIONAL)
                .filter(r -> span.parameters().isEmpty() || span.parameters().contains(r.parameter())).toList();
    }

    /**
     * Proposes to verify the provisional values of a span as they are now.
     *
     * @throws Problem 422 when there are none, or too many for one proposal
     */
    @Transactional
    public long proposeVerification(Span span, String who) {
        List<Reading> values = provisional(span);
        if (values.isEmpty()) {
            throw wrong("from", "这段时间没有等待审核的初步数据，请换一段时间或别的项目");
        }
        if (values.size() > MOST_VALUES) {
            throw wrong("to", "一次最多审核 " + MOST_VALUES + " 个数值，这段时间有 " + values.size() + " 个，请缩短时段");
        }
        ObservationProposal proposal = new ObservationProposal();
        proposal.kind = Kind.VERIFICATION;
        proposal.siteId = span.site().id();
        proposal.period = span.period();
        proposal.parameters = String.join(";", new TreeSet<>(values.stream().map(Reading::parameter).toList()));
        proposal.firstStart = values.stream().map(Reading::start).min(Instant::compareTo).orElseThrow();
        proposal.lastStart = values.stream().map(Reading::start).max(Instant::compareTo).orElseThrow();
        proposal.seenId = values.stream().mapToLong(Reading::id).max().orElseThrow();
        proposal.valueCount = values.size();
        return open(proposal, who);
    }

    /**
     * Proposes another value, or a reason why there is none, for a value that people read now.
     *
     * @param value as files write it: a number, {@code 0.01L}, {@code NA}, {@code /}
     * @param flag marks or, for a missing value, its reason; may be empty
     * @param note why, for the public
     * @throws Problem 409 when somebody else's correction of the value waits, 422 for a value that cannot be read, the same
     *         value
     *         or no reason
     */
    @Transactional
    public long proposeCorrection(Reading current, String value, String flag, String note, String who) {
        String why = Nfc.clean(note);
        List<Violation> violations = new ArrayList<>();
        ReadingText content = RowChecker.content(new RawRow(0, "row", null, current.site(), current.parameter(),
                current.period().code(), null, false, value, flag), violations);
        if (!violations.isEmpty()) {
            throw wrong("value", violations.get(0).message());
        }
        if (why == null) {
            throw wrong("note", "请写明为什么更正，公众会看到这句话");
        }
        if (Nfc.length(why) > MOST_REASON) {
            throw wrong("note", "更正原因最多 " + MOST_REASON + " 字");
        }
        if (content.same(current.value(), current.reason(), current.belowDetection(), current.flags())) {
            throw wrong("value", "和现在的值一样，没有要更正的");
        }
        if (ObservationProposal.count("state = ?1 and seenId = ?2 and kind = ?3", State.OPEN, current.id(),
                Kind.CORRECTION) > 0) {
            throw Problem.conflict("这个值已有一份更正等待确认，请先处理那一份");
        }
        ObservationProposal proposal = new ObservationProposal();
        proposal.kind = Kind.CORRECTION;
        proposal.siteId = current.siteId();
        proposal.period = current.period();
        proposal.parameters = current.parameter();
        proposal.firstStart = current.start();
        proposal.lastStart = current.start();
        proposal.seenId = current.id();
        proposal.valueCount = 1;
        proposal.value = content.value();
        proposal.reason = content.reason();
        proposal.belowDetection = content.belowDetection();
        proposal.flags = content.flags();
        proposal.note = why;
        return open(proposal, who);
    }

    private long open(ObservationProposal proposal, String who) {
        proposal.proposedBy = who;
        proposal.proposedAt = clock.instant();
        proposal.persistAndFlush();
        audit.record("observation.propose-" + code(proposal), "proposal:" + proposal.id, proposal.valueCount + " values");
        return proposal.id;
    }

    /**
     * The second person agrees: the versions are added. Twice by the same person is once.
     *
     * @throws Problem 403 for who proposed it or brought in a value of it, 409 when it is decided or its value is another by
     *         now
     */
    @Transactional
    public void confirm(long id, String who) {
        ObservationProposal proposal = ObservationProposal.lockById(id).orElseThrow(Problem::notFound);
        if (proposal.state() == State.CONFIRMED && who.equals(proposal.decidedBy())) {
            return;
        }
        requireOpen(proposal);
        if (who.equals(proposal.proposedBy)) {
            throw Problem.forbidden("这份" + proposal.kind.label() + "是您自己提出的，不能由您确认。请另一位监测数据员核对后确认。");
        }
        List<Reading> values = pinned(proposal);
        if (proposal.kind == Kind.VERIFICATION && bringers(proposal).contains(who)) {
            throw Problem.forbidden("这些数据里有您自己导入或录入的，不能由您审核。请另一位监测数据员确认。");
        }
        if (values.isEmpty()) {
            throw Problem.conflict("提出之后这些值已经有了新版本，请撤回后按现在的值重新提出。");
        }
        ImportBatch batch = batch(proposal, who, values);
        service.follow(batch, values.stream().map(r -> following(proposal, r)).toList());
        proposal.decide(State.CONFIRMED, who, batch.createdAt, null, batch.id);
        audit.record("observation.confirm-" + code(proposal), "proposal:" + id, values.size() + " values, batch " + batch.id);
    }

    /** The second person does not agree and says why. */
    @Transactional
    public void refuse(long id, String reason, String who) {
        ObservationProposal proposal = ObservationProposal.lockById(id).orElseThrow(Problem::notFound);
        requireOpen(proposal);
        if (who.equals(proposal.proposedBy)) {
            throw Problem.forbidden("自己提出的请用“撤回”。");
        }
        String why = Nfc.clean(reason);
        if (why == null || Nfc.length(why) > MOST_REASON) {
            throw wrong("reason", "请写明为什么退回，最多 " + MOST_REASON + " 字");
        }
        proposal.decide(State.REFUSED, who, clock.instant(), why, null);
        audit.record("observation.refuse-" + code(proposal), "proposal:" + id, "");
    }

    /** Whoever proposed it takes it back. */
    @Transactional
    public void withdraw(long id, String who) {
        ObservationProposal proposal = ObservationProposal.lockById(id).orElseThrow(Problem::notFound);
        requireOpen(proposal);
        if (!who.equals(proposal.proposedBy)) {
            throw Problem.forbidden("只有提出的人可以撤回；不同意请用“退回”。");
        }
        proposal.decide(State.WITHDRAWN, who, clock.instant(), null, null);
        audit.record("observation.withdraw-" + code(proposal), "proposal:" + id, "");
    }

    /**
     * Enters one value by hand into an empty slot, as provisional.
     *
     * @throws Problem 422 when the row is wrong or the slot holds a value already: that is a correction
     */
    @Transactional
    public long enter(RawRow row, String source, String who) {
        String said = row.site() + row.parameter() + row.period() + row.time() + row.value() + row.flag();
        BatchInfo info = new BatchInfo(ImportBatch.Channel.ENTRY, who, null, sha256(said), source,
                ObservationState.PROVISIONAL);
        ObservationPlan plan = service.plan(List.of(row), info);
        if (plan.violations().isEmpty() && plan.fresh() == 0) {
            throw wrong("start", "这个时段已有数值。要改它，请打开那个值，用“提出更正”");
        }
        if (!plan.violations().isEmpty()) {
            throw Problem.unprocessable("请改好标出的内容", plan.violations().stream()
                    .map(v -> new Violation(v.field().substring(v.field().lastIndexOf('.') + 1), v.message())).toList());
        }
        return service.store(List.of(row), info, ObservationService.Mode.ALL_OR_NOTHING).batchId();
    }

    /** The values a proposal is about, as far as they are still what the proposer saw. */
    @Transactional
    public List<Reading> pinned(ObservationProposal proposal) {
        Set<String> parameters = Set.copyOf(proposal.parameterCodes());
        boolean correction = proposal.kind == Kind.CORRECTION;
        return observations.everyCurrent(proposal.siteId, proposal.period, proposal.firstStart, proposal.lastStart).stream()
                .filter(r -> parameters.contains(r.parameter()))
                .filter(r -> correction ? r.id() == proposal.seenId
                        : r.id() <= proposal.seenId && r.state() == ObservationState.PROVISIONAL)
                .toList();
    }

    /** Who brought in any of the values a verification is about. */
    private List<String> bringers(ObservationProposal proposal) {
        return em.createQuery("select distinct b.createdBy from Observation o join ImportBatch b on b.id = o.batchId"
                + " where o.siteId = :site and o.period = :period and o.current = 1 and o.startAt between :first and :last"
                + " and o.parameter in :parameters and o.state = :provisional and o.id <= :seen", String.class)
                .setParameter("site", proposal.siteId).setParameter("period", proposal.period)
                .setParameter("first", proposal.firstStart).setParameter("last", proposal.lastStart)
                .setParameter("parameters", proposal.parameterCodes())
                .setParameter("provisional", ObservationState.PROVISIONAL).setParameter("seen", proposal.seenId)
                .getResultList();
    }

    private static Following following(ObservationProposal proposal, Reading current) {
        if (proposal.kind == Kind.VERIFICATION) {
            return new Following(current,
                    new ReadingText(current.value(), current.reason(), current.belowDetection(), current.flags()),
                    ObservationState.VERIFIED, null);
        }
        return new Following(current,
                new ReadingText(proposal.value, proposal.reason, proposal.belowDetection, proposal.flags),
                ObservationState.CORRECTED, proposal.note);
    }

    private ImportBatch batch(ObservationProposal proposal, String who, List<Reading> values) {
        ImportBatch batch = new ImportBatch();
        batch.channel = ImportBatch.Channel.REVIEW;
        batch.createdBy = who;
        batch.createdAt = clock.instant();
        batch.fileName = null;
        batch.sha256 = sha256("proposal " + proposal.id + " " + values.stream().map(Reading::id).toList());
        batch.source = values.get(0).source();
        batch.newVersions = values.size();
        batch.firstStart = proposal.firstStart;
        batch.lastEnd = proposal.period.endOf(proposal.lastStart);
        return batch;
    }

    private static void requireOpen(ObservationProposal proposal) {
        if (proposal.state() != State.OPEN) {
            throw Problem.conflict("这份" + proposal.kind.label() + proposal.state().label() + "，不能再处理。");
        }
    }

    private static String code(ObservationProposal proposal) {
        return proposal.kind == Kind.VERIFICATION ? "verification" : "correction";
    }

    private static Problem wrong(String field, String message) {
        return Problem.unprocessable(message, List.of(new Violation(field, message)));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
