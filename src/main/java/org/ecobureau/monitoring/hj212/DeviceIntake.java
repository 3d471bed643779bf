package org.ecobureau.monitoring.hj212;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

import org.ecobureau.monitoring.BatchInfo;
import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.ObservationPlan;
import org.ecobureau.monitoring.ObservationService;
import org.ecobureau.monitoring.ObservationService.Mode;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;

/**
 * Decides what becomes of a right packet. Hours and days go into observations by the same door as the API; real-time and minute
 * data are only shown to staff (decision 016). Only what was taken is answered, so that the device sends the rest again.
 */
final class DeviceIntake {
    private static final String REALTIME = "2011";
    private static final String MINUTE = "2051";
    private static final String HOUR = "2061";
    private static final String DAY = "2031";
    private static final int TRIES = 5;

    private final Devices devices;
    private final ObservationService service;
    private final Tallies tallies;
    private final Hj212Config config;
    private final Clock clock;

    DeviceIntake(Devices devices, ObservationService service, Tallies tallies, Hj212Config config, Clock clock) {
        this.devices = devices;
        this.service = service;
        this.tallies = tallies;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What to do after a packet.
     *
     * @param answer the data segment to send back, or null
     */
    record Verdict(Outcome outcome, String answer) {
    }

    /** Takes one data segment; blocks while the database works. */
    Verdict take(String text, String address) {
        Segment segment = Segment.read(text).orElse(null);
        if (segment == null) {
            tallies.count(Tallies.NOBODY, Outcome.SEGMENT, address);
            return new Verdict(Outcome.SEGMENT, null);
        }
        Devices.Known known = devices.find(segment.mn()).orElse(null);
        if (known == null) {
            tallies.count(Tallies.NOBODY, Outcome.DEVICE, "MN " + segment.mn() + "，来自 " + address);
            return new Verdict(Outcome.DEVICE, null);
        }
        if (!devices.mayTry(segment.mn(), address)) {
            tallies.count(segment.mn(), Outcome.GUESSING, "来自 " + address);
            return new Verdict(Outcome.GUESSING, null);
        }
        if (!known.device().knows(segment.pw())) {
            devices.wrongPassword(segment.mn(), address);
            tallies.count(segment.mn(), Outcome.PASSWORD, "来自 " + address);
            return new Verdict(Outcome.PASSWORD, null);
        }
        synchronized (known) {
            Outcome outcome = known.mayGoOn() ? work(known, segment, address) : count(segment, Outcome.FLOOD, address);
            boolean answered = segment.answer() && !outcome.refused();
            return new Verdict(outcome, answered ? answer(segment) : null);
        }
    }

    private Outcome work(Devices.Known known, Segment segment, String address) {
        tallies.seen(segment, address);
        switch (segment.cn()) {
            case REALTIME:
                return count(segment, Outcome.REALTIME, null);
            case MINUTE:
                return count(segment, Outcome.MINUTE, null);
            case HOUR, DAY:
                return segment.count() == 1 && segment.number() == 1 ? store(known, segment) : part(known, segment);
            default:
                return count(segment, Outcome.OTHER, "CN " + segment.cn());
        }
    }

    private Outcome part(Devices.Known known, Segment segment) {
        if (segment.count() < 1 || segment.count() > config.mostParts() || segment.number() < 1
                || segment.number() > segment.count()) {
            return count(segment, Outcome.SPLIT, "PNUM " + segment.count() + "，PNO " + segment.number());
        }
        Devices.Parts parts = known.parts(segment, clock.instant(), config.partsKept());
        Optional<String> whole = parts.add(segment);
        if (whole.isEmpty()) {
            return count(segment, Outcome.PART, null);
        }
        Outcome outcome = store(known, segment.whole(whole.get()));
        // After a failure of ours the device sends the last part again, and only that.
        if (outcome != Outcome.FAILED) {
            known.forget(parts);
        }
        return outcome;
    }

    private Outcome store(Devices.Known known, Segment segment) {
        String fingerprint = sha256(segment.qn() + segment.cn() + segment.content());
        if (known.hasTaken(fingerprint)) {
            return count(segment, Outcome.REPEATED, null);
        }
        PeriodKind period = segment.cn().equals(HOUR) ? PeriodKind.HOUR : PeriodKind.DAY;
        Translation translation = Translation.of(known.device(), period, segment.content());
        translation.leftOut().forEach(why -> tallies.count(segment.mn(), Outcome.VALUES, why));
        if (translation.rows().isEmpty()) {
            return count(segment, Outcome.CONTENT, String.join("；", translation.leftOut()));
        }
        BatchInfo info = new BatchInfo(ImportBatch.Channel.DEVICE, "hj212:" + segment.mn(),
                "HJ212 " + segment.cn() + " " + segment.qn(), fingerprint, known.device().source(),
                ObservationState.PROVISIONAL);
        Outcome outcome;
        try {
            outcome = Retrying.deadlocks(TRIES, () -> store(segment, translation, info));
        } catch (Problem e) {
            return count(segment, e.status() == 409 ? Outcome.FAILED : Outcome.CONTENT, e.getMessage());
        }
        if (!outcome.refused()) {
            known.taken(fingerprint);
        }
        return outcome;
    }

    private Outcome store(Segment segment, Translation translation, BatchInfo info) {
        ObservationPlan plan = service.plan(translation.rows(), info);
        plan.violations().forEach(v -> tallies.count(segment.mn(), Outcome.VALUES, v.field() + "：" + v.message()));
        if (plan.rejected() == translation.rows().size()) {
            return count(segment, Outcome.CONTENT, plan.violations().get(0).message());
        }
        if (plan.fresh() + plan.newVersions() == 0) {
            return count(segment, Outcome.REPEATED, null);
        }
        service.store(translation.rows(), info, Mode.PARTIAL);
        return count(segment, Outcome.STORED, null);
    }

    private Outcome count(Segment segment, Outcome outcome, String detail) {
        tallies.count(segment.mn(), outcome, detail);
        return outcome;
    }

    /** 9014, the answer to data, with the number of the request. */
    private String answer(Segment segment) {
        return "QN=" + segment.qn() + ";ST=91;CN=9014;PW=" + segment.pw() + ";MN=" + segment.mn() + ";Flag=4;CP=&&"
                + config.acknowledgement().orElse("") + "&&";
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
