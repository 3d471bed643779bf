package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** What a record of a visit must say: pure, each objection at its field. */
public final class VisitRules {

    static final int MOST_OFFICERS = 10;
    private static final int TEXT = 4000;

    private final Instant now;
    private final LocalDate receivedOn;
    private final int officersAtLeast;
    private final List<Violation> violations = new ArrayList<>();

    /** The record, or what has to be mended. */
    public record Outcome<T>(T made, List<Violation> violations) {

        public boolean ok() {
            return violations.isEmpty();
        }
    }

    private VisitRules(Instant now, LocalDate receivedOn, int officersAtLeast) {
        this.now = now;
        this.receivedOn = receivedOn;
        this.officersAtLeast = officersAtLeast;
    }

    /**
     * Checks a whole record.
     *
     * @param receivedOn the day the complaint came in: nobody went there because of it before
     * @param officersAtLeast how many persons have to have been there
     */
    public static Outcome<NewVisit> check(VisitInput input, Instant now, LocalDate receivedOn, int officersAtLeast) {
        VisitRules rules = new VisitRules(now, receivedOn, officersAtLeast);
        return rules.outcome(rules.visit(input));
    }

    /** Checks one sample that is added to a visit. */
    public static Outcome<NewVisit.Sample> sample(VisitInput.Sample input, Instant visitedAt, Instant now,
            LocalDate receivedOn) {
        VisitRules rules = new VisitRules(now, receivedOn, 0);
        return rules.outcome(rules.sample(input, visitedAt));
    }

    /**
     * Checks a result that came later.
     *
     * @param parameter of the sample, null for free words
     * @param replaces whether there is a result already: then somebody has to say why it changes
     */
    public static Outcome<NewVisit.Result> result(VisitInput.Result input, String parameter, LocalDate takenOn, Instant now,
            boolean replaces) {
        VisitRules rules = new VisitRules(now, takenOn, 0);
        NewVisit.Result made = rules.result(input, parameter == null ? null : Parameters.find(parameter).orElse(null),
                takenOn);
        if (replaces && made != null) {
            rules.required(input.field() + ".reason", made.reason(), "已经有结果，请写明为什么更正。");
        }
        return rules.outcome(made);
    }

    private <T> Outcome<T> outcome(T made) {
        return new Outcome<>(violations.isEmpty() ? made : null, List.copyOf(violations));
    }

    private NewVisit visit(VisitInput in) {
        Instant startedAt = time("startedAt", in.startedAt(), "请填写到达现场的日期和时间，例如 2026-11-23 14:05。", true);
        Instant endedAt = time("endedAt", in.endedAt(), "请写成日期和时间，例如 2026-11-23 15:30。", false);
        if (startedAt != null && ChinaTime.dayOf(startedAt).isBefore(receivedOn)) {
            wrong("startedAt", "检查不会早于收到投诉的那一天（" + ChinaTime.day(receivedOn) + "）。");
        }
        if (startedAt != null && endedAt != null && endedAt.isBefore(startedAt)) {
            wrong("endedAt", "离开时间不能早于到达时间。");
        }
        List<String> officers = officers(in.officers());
        String place = text("place", in.place(), "请填写检查地点。", 300);
        String metRole = text("metRole", in.metRole(), "请写明现场见到了谁（写岗位），没有人就写“无人在场”。", 100);
        String metName = text("metName", in.metName(), null, 60);
        String seen = text("seen", in.seen(), "请写明看到、听到、闻到、测到什么。", TEXT);
        String ordered = text("ordered", in.ordered(), null, TEXT);
        List<NewVisit.Sample> samples = new ArrayList<>();
        for (VisitInput.Sample row : in.samples()) {
            if (!row.isEmpty()) {
                samples.add(sample(row, startedAt));
            }
        }
        return new NewVisit(startedAt, endedAt, officers, place, metRole, metName, seen, ordered, samples);
    }

    /** One person a line, or separated by commas; nobody counts twice. */
    private List<String> officers(String typed) {
        String clean = Nfc.clean(typed);
        List<String> names = clean == null ? List.of()
                : java.util.Arrays.stream(clean.split("[\n、，,;；]")).map(String::strip).filter(n -> !n.isEmpty()).distinct()
                        .toList();
        if (names.size() < officersAtLeast) {
            wrong("officers", "请写明每一位检查人员，至少 " + officersAtLeast + " 人，一行一人。");
        } else if (names.size() > MOST_OFFICERS) {
            wrong("officers", "最多写 " + MOST_OFFICERS + " 人。");
        } else if (names.stream().anyMatch(n -> Nfc.length(n) > 80)) {
            wrong("officers", "每一位最多 80 个字，一行一人。");
        }
        return names;
    }

    private NewVisit.Sample sample(VisitInput.Sample in, Instant visitedAt) {
        Optional<SampleMedium> medium = SampleMedium.byCode(in.medium());
        if (medium.isEmpty()) {
            wrong(in.field() + ".medium", "请选择采的是什么样品。");
        }
        String point = text(in.field() + ".point", in.point(), "请写明采样或监测的位置。", 200);
        String item = text(in.field() + ".item", in.item(), "请填写项目，例如：化学需氧量。", 100);
        Parameter parameter = item == null ? null : parameter(item).orElse(null);
        Instant takenAt = time(in.field() + ".takenAt", in.takenAt(), "请写成日期和时间，例如 2026-11-23 14:20。", false);
        if (takenAt != null && ChinaTime.dayOf(takenAt).isBefore(receivedOn)) {
            wrong(in.field() + ".takenAt", "采样不会早于收到投诉的那一天。");
        }
        Instant at = takenAt == null ? visitedAt : takenAt;
        String laboratory = text(in.field() + ".laboratory", in.laboratory(), null, 200);
        NewVisit.Result result = null;
        if (!in.result().isEmpty()) {
            VisitInput.Result r = in.result();
            result = result(new VisitInput.Result(r.field(), r.value(), r.unit(), laboratory, r.measuredOn(), null), parameter,
                    at == null ? receivedOn : ChinaTime.dayOf(at));
        }
        return new NewVisit.Sample(medium.orElse(null), point, parameter == null ? null : parameter.code(),
                parameter == null ? item : parameter.name(), at, laboratory, result);
    }

    private NewVisit.Result result(VisitInput.Result in, Parameter parameter, LocalDate takenOn) {
        SampleValue value = SampleValue.parse(in.value()).orElse(null);
        if (value == null) {
            wrong(in.field() + ".value", "请写数值，例如 0.05；低于检出限写 <0.02 或“未检出”；还没有结果就空着。");
        }
        String unit = text(in.field() + ".unit", in.unit(), null, 40);
        if (unit == null && parameter != null) {
            unit = parameter.unit();
        }
        required(in.field() + ".unit", unit, "请填写单位；没有单位的写“无量纲”。");
        String laboratory = text(in.field() + ".laboratory", in.laboratory(), "请写明结果是哪个实验室或哪台仪器的。", 200);
        LocalDate measuredOn = day(in.field() + ".measuredOn", in.measuredOn(), takenOn);
        if (measuredOn != null && measuredOn.isBefore(takenOn)) {
            wrong(in.field() + ".measuredOn", "结果的日期不会早于采样（" + ChinaTime.day(takenOn) + "）。");
        }
        return new NewVisit.Result(value, unit, laboratory, measuredOn,
                text(in.field() + ".reason", in.reason(), null, 500));
    }

    /** The parameter of the registry that somebody means by name, symbol or code. */
    static Optional<Parameter> parameter(String typed) {
        return Parameters.all().stream().filter(p -> p.name().equals(typed) || p.code().equals(typed)
                || !p.symbol().isEmpty() && p.symbol().equalsIgnoreCase(typed)).findFirst();
    }

    private String text(String field, String typed, String missing, int most) {
        String clean = Nfc.clean(typed);
        if (missing != null) {
            required(field, clean, missing);
        }
        if (Nfc.length(clean) > most) {
            violations.add(Violation.tooLong(field, most, clean));
        }
        return clean;
    }

    private void required(String field, String clean, String missing) {
        if (clean == null) {
            wrong(field, missing);
        }
    }

    private Instant time(String field, String typed, String message, boolean required) {
        String clean = Nfc.clean(typed);
        if (clean == null) {
            if (required) {
                wrong(field, message);
            }
            return null;
        }
        try {
            Instant at = LocalDateTime.parse(clean.replace(' ', 'T')).atZone(ChinaTime.ZONE).toInstant();
            if (at.isAfter(now)) {
                wrong(field, "这个时间还没有到。");
            }
            return at;
        } catch (DateTimeParseException notATime) {
            wrong(field, message);
            return null;
        }
    }

    private LocalDate day(String field, String typed, LocalDate otherwise) {
        String clean = Nfc.clean(typed);
        if (clean == null) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(clean);
            if (day.isAfter(ChinaTime.dayOf(now))) {
                wrong(field, "这一天还没有到。");
            }
            return day;
        } catch (DateTimeParseException notADay) {
            wrong(field, "请写成日期，例如 2026-11-23。");
            return null;
        }
    }

    private void wrong(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
