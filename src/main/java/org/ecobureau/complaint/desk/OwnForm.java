package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.complaint.CallOutcome;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.DraftPlace;
import org.ecobureau.complaint.SampleMedium;
import org.ecobureau.complaint.desk.CaseView.Fact;

/** A form of a case that stands on a page of its own: how its draft is called, where its page is, what its fields mean. */
record OwnForm(DraftPlace place) {

    private static final Pattern VISIT_PART = Pattern.compile("([0-9]{1,4})\\.(correction|sample|result)");
    private static final Pattern CALL_PART = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ROW = Pattern.compile("(sample([0-9]{0,2})|result)\\.([A-Za-z]+)");
    /** Belongs to the form and says nothing by itself. */
    private static final List<String> FRAME = List.of("rows", "version");
    private static final Map<String, String> LABELS = new LinkedHashMap<>();
    private static final Map<String, String> ROW_LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("startedAt", "到达时间");
        LABELS.put("endedAt", "离开时间");
        LABELS.put("officers", "检查人员");
        LABELS.put("place", "检查地点");
        LABELS.put("metRole", "现场见到谁");
        LABELS.put("metName", "姓名");
        LABELS.put("seen", "现场情况");
        LABELS.put("ordered", "当场提出的要求");
        LABELS.put("outcome", "结果");
        LABELS.put("note", "记录");
        LABELS.put("reason", "更正了什么、为什么");
        ROW_LABELS.put("sample", "哪个样品");
        ROW_LABELS.put("medium", "样品");
        ROW_LABELS.put("point", "位置");
        ROW_LABELS.put("item", "项目");
        ROW_LABELS.put("takenAt", "采样时间");
        ROW_LABELS.put("value", "数值");
        ROW_LABELS.put("unit", "单位");
        ROW_LABELS.put("laboratory", "实验室或仪器");
        ROW_LABELS.put("measuredOn", "结果日期");
        ROW_LABELS.put("reason", "更正原因");
    }

    static OwnForm newVisit() {
        return new OwnForm(DraftPlace.of(CaseAction.RECORD_VISIT));
    }

    static OwnForm correction(int visit) {
        return new OwnForm(new DraftPlace(CaseAction.AMEND_VISIT, visit + ".correction"));
    }

    static OwnForm sample(int visit) {
        return new OwnForm(new DraftPlace(CaseAction.AMEND_VISIT, visit + ".sample"));
    }

    static OwnForm result(int visit) {
        return new OwnForm(new DraftPlace(CaseAction.AMEND_VISIT, visit + ".result"));
    }

    static OwnForm call(long id) {
        return new OwnForm(new DraftPlace(CaseAction.CALL_BACK, Long.toString(id)));
    }

    /** The form of a draft, empty when it is the form of a step on the page of the case. */
    static Optional<OwnForm> of(DraftPlace place) {
        boolean own = switch (place.step()) {
            case RECORD_VISIT -> place.part().isEmpty();
            case AMEND_VISIT -> VISIT_PART.matcher(place.part()).matches();
            case CALL_BACK -> CALL_PART.matcher(place.part()).matches();
            default -> false;
        };
        return own ? Optional.of(new OwnForm(place)) : Optional.empty();
    }

    /** {@code record-visit}, {@code amend-visit.2.sample}, {@code call-back.17}. */
    static Optional<OwnForm> byCode(String code) {
        String[] parts = code.split("\\.", 2);
        return Steps.bySlug(parts[0]).flatMap(step -> of(new DraftPlace(step, parts.length < 2 ? "" : parts[1])));
    }

    String code() {
        return Steps.slug(place.step()) + (place.part().isEmpty() ? "" : "." + place.part());
    }

    /** Where the draft is kept, thrown away and taken back. */
    String path(String number) {
        return "/staff/cases/" + number + "/form-drafts/" + code();
    }

    String label() {
        Matcher visit = VISIT_PART.matcher(place.part());
        return !visit.matches() ? place.step().label() : switch (visit.group(2)) {
            case "correction" -> "更正第 " + visit.group(1) + " 次检查记录";
            case "sample" -> "给第 " + visit.group(1) + " 次检查补样品";
            default -> "给第 " + visit.group(1) + " 次检查补结果";
        };
    }

    /** The page with the form; {@code query} begins with a question mark or is empty. */
    String page(String number, String query) {
        Matcher visit = VISIT_PART.matcher(place.part());
        if (visit.matches()) {
            String address = VisitPages.address(number, Integer.parseInt(visit.group(1)));
            return visit.group(2).equals("correction") ? address + "/correction" + query
                    : address + query + "#add-" + visit.group(2);
        }
        return place.step() == CaseAction.CALL_BACK ? CallBackPages.PATH + "/" + place.part() + query
                : "/staff/cases/" + number + "/visits/new" + query;
    }

    /** What of a post is kept: the fields of these forms and nothing else. */
    static Map<String, String> typed(Map<String, String> posted) {
        Map<String, String> typed = new LinkedHashMap<>();
        posted.forEach((name, value) -> {
            if (value != null && (FRAME.contains(name) || label(name) != null)) {
                typed.put(name, value);
            }
        });
        return typed;
    }

    /** The words with the labels of their fields, in the order of the screen. */
    static List<Fact> facts(Map<String, String> typed) {
        List<Fact> facts = new ArrayList<>();
        LABELS.keySet().forEach(name -> add(facts, name, typed.get(name)));
        typed.keySet().stream().filter(name -> ROW.matcher(name).matches()).sorted()
                .forEach(name -> add(facts, name, typed.get(name)));
        return facts;
    }

    private static void add(List<Fact> facts, String name, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label(name), word(name, value)));
        }
    }

    private static String label(String name) {
        Matcher row = ROW.matcher(name);
        if (!row.matches()) {
            return LABELS.get(name);
        }
        String label = ROW_LABELS.get(row.group(3));
        return label == null || row.group(2) == null || row.group(2).isEmpty() ? label : "样品 " + row.group(2) + "：" + label;
    }

    private static String word(String name, String value) {
        if (name.endsWith(".medium")) {
            return SampleMedium.byCode(value).map(SampleMedium::label).orElse(value);
        }
        return name.equals("outcome") ? CallOutcome.byCode(value).map(CallOutcome::label).orElse(value) : value;
    }
}
