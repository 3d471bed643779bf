package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;

/**
 * The only writer of visits. Each record is a step of the case ({@link CaseAction#RECORD_VISIT}), whatever is added to it later
 * another ({@link CaseAction#AMEND_VISIT}), in one transaction; nothing that was written is changed.
 */
@ApplicationScoped
public class SiteVisits {

    @Inject
    CaseService cases;

    @Inject
    Sealing sealing;

    @Inject
    VisitConfig config;

    @Inject
    Clock clock;

    /**
     * Stores the record of a visit.
     *
     * @return which visit of the case it is, from 1
     * @throws Problem 403 and 409 as {@link CaseService#move}
     */
    public int record(String number, NewVisit visit, Actor actor) {
        return Retrying.inTransaction(() -> {
            ComplaintCase c = locked(number);
            int no = SiteVisit.lastNo(c.id) + 1;
            cases.move(number, CaseMove.of(CaseAction.RECORD_VISIT).with(Datum.VISIT, Integer.toString(no))
                    .with(Datum.VISITED_ON, visit.day().toString()), actor);
            room(visit.samples().size());
            persist(c, no, 1, visit, null, actor);
            int sampleNo = 1;
            for (NewVisit.Sample sample : visit.samples()) {
                persist(c, no, sampleNo++, sample, actor);
            }
            return no;
        });
    }

    /**
     * Stores another version of a record; samples, results and files have their own ways.
     *
     * @param seen the version that was corrected; 409 when there is a newer one
     */
    public void correct(String number, int no, int seen, NewVisit corrected, String reason, Actor actor) {
        Retrying.inTransaction(() -> {
            ComplaintCase c = locked(number);
            SiteVisit last = last(c, no);
            CaseMove move = amendment(no, "更正检查记录：" + reason);
            boolean otherDay = !ChinaTime.dayOf(last.startedAt).equals(corrected.day());
            cases.move(number, otherDay ? move.with(Datum.VISITED_ON, corrected.day().toString()) : move, actor);
            if (last.version != seen) {
                throw Problem.conflict("这份检查记录刚刚被别人更正过。请看最新内容，再决定怎么改。");
            }
            persist(c, no, last.version + 1, corrected, reason, actor);
            return null;
        });
    }

    /** Adds a sample to a visit. */
    public void addSample(String number, int no, NewVisit.Sample sample, Actor actor) {
        Retrying.inTransaction(() -> {
            ComplaintCase c = locked(number);
            last(c, no);
            int sampleNo = VisitSample.of(c.id, no).size() + 1;
            cases.move(number, amendment(no, "补充样品 " + sampleNo + "：" + sample.item()), actor);
            room(sampleNo);
            persist(c, no, sampleNo, sample, actor);
            return null;
        });
    }

    /** Adds the result of a sample, or one that replaces it; the one before stays readable. */
    public void addResult(String number, int no, int sampleNo, NewVisit.Result result, Actor actor) {
        Retrying.inTransaction(() -> {
            ComplaintCase c = locked(number);
            VisitSample sample = VisitSample.of(c.id, no).stream().filter(s -> s.no == sampleNo).findFirst()
                    .orElseThrow(Problem::notFound);
            boolean replaces = !SampleResult.of(List.of(sample.id)).isEmpty();
            if (replaces && result.reason() == null) {
                throw Problem.conflict("这个样品刚刚有了结果。请看最新内容，再决定要不要更正。");
            }
            cases.move(number, amendment(no, "样品 " + sampleNo + "（" + sample.item + "）" + (replaces ? "结果更正：" + result.reason()
                    : "有了结果")), actor);
            persist(sample, result, actor, now());
            return null;
        });
    }

    private static ComplaintCase locked(String number) {
        return ComplaintCase.locked(number).orElseThrow(Problem::notFound);
    }

    private static SiteVisit last(ComplaintCase c, int no) {
        return SiteVisit.versions(c.id, no).stream().reduce((first, second) -> second).orElseThrow(Problem::notFound);
    }

    static CaseMove amendment(int no, String what) {
        return CaseMove.of(CaseAction.AMEND_VISIT).with(Datum.VISIT, Integer.toString(no)).with(Datum.TEXT, what);
    }

    private void room(int samples) {
        if (samples > config.samples()) {
            throw Problem.unprocessable("一次检查最多 " + config.samples() + " 个样品。");
        }
    }

    private void persist(ComplaintCase c, int no, int version, NewVisit visit, String reason, Actor actor) {
        SiteVisit row = new SiteVisit();
        row.caseId = c.id;
        row.no = no;
        row.version = version;
        row.startedAt = visit.startedAt();
        row.endedAt = visit.endedAt();
        row.officers = String.join("\n", visit.officers());
        row.place = visit.place();
        row.metRole = visit.metRole();
        row.metName = sealing.sealText(visit.metName(), SiteVisit.namePlace(c.number, no, version));
        row.seen = visit.seen();
        row.ordered = visit.ordered();
        row.reason = reason;
        row.recordedAt = now();
        row.recordedBy = actor.username();
        row.unit = actor.unit();
        row.persist();
    }

    private void persist(ComplaintCase c, int no, int sampleNo, NewVisit.Sample sample, Actor actor) {
        VisitSample row = new VisitSample();
        row.caseId = c.id;
        row.visitNo = no;
        row.no = sampleNo;
        row.medium = sample.medium();
        row.point = sample.point();
        row.parameter = sample.parameter();
        row.item = sample.item();
        row.takenAt = sample.takenAt();
        row.laboratory = sample.laboratory();
        row.recordedAt = now();
        row.recordedBy = actor.username();
        row.persistAndFlush();
        if (sample.result() != null) {
            persist(row, sample.result(), actor, row.recordedAt);
        }
    }

    private static void persist(VisitSample sample, NewVisit.Result result, Actor actor, Instant at) {
        SampleResult row = new SampleResult();
        row.sampleId = sample.id;
        row.value = result.value().text();
        row.unit = result.unit();
        row.laboratory = result.laboratory();
        row.measuredOn = result.measuredOn();
        row.reason = result.reason();
        row.recordedAt = at;
        row.recordedBy = actor.username();
        row.persist();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
