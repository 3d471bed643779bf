package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.ChosenCases;
import org.ecobureau.complaint.ChosenCases.Chosen;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.Rating;
import org.ecobureau.complaint.desk.ProposedPages.Left;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;

/** Puts chosen cases into words, to be looked over before one step is taken for all of them. */
@ApplicationScoped
public class TogetherViews {

    private static final int EXCERPT = 120;

    /**
     * A case to be looked over.
     *
     * @param value what the form sends for it, number and version
     * @param track the nature of the matter that is chosen
     * @param after what came after the answer, in words
     */
    public record Line(String number, String value, String place, String types, String words, List<String> marks,
            boolean ticked, String track, String after) {
    }

    /**
     * The page.
     *
     * @param tracks the natures of a matter to choose from, empty for a step that asks for none
     */
    public record Together(String step, String action, String told, List<Line> lines, List<Left> left, List<Option> tracks,
            String publicNote, String internalNote, String back) {
    }

    /** What was ticked and typed before, while a mistake is mended. */
    record Typed(Set<String> ticked, Map<String, String> tracks, String publicNote, String internalNote) {
    }

    @Inject
    ChosenCases chosenCases;

    @Inject
    UrgentViews urgent;

    @Inject
    Townships townships;

    /** @param typed null when the page is only opened */
    Together page(CaseAction step, List<String> chosen, Typed typed, String home, Actor actor) {
        Map<String, String> seen = new LinkedHashMap<>();
        chosen.forEach(one -> seen.put(one.split("@", 2)[0], one));
        Map<String, Chosen> found = chosenCases.of(List.copyOf(seen.keySet()), actor).stream()
                .collect(Collectors.toMap(Chosen::number, Function.identity()));
        List<Line> lines = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        seen.forEach((number, value) -> {
            Chosen one = found.get(number);
            String why = why(one, value, step, actor);
            if (why == null) {
                lines.add(line(one, value, step, typed));
            } else {
                left.add(new Left(number, why));
            }
        });
        boolean accepts = step == CaseAction.ACCEPT;
        return new Together(step.label(), "/staff/cases/many/" + (accepts ? "accepted" : "closed"), accepts
                ? "事项性质是按投诉类型建议的，请逐件核对，不对的改选。受理后投诉人会看到“已受理”和答复期限。有标记的没有打勾，请先打开看。"
                : "办结后投诉人仍然可以评价和留言。不满意的、投诉人有新话的没有打勾，请先打开看。", lines, left,
                accepts ? CaseSteps.Choices.ALL.legalTracks() : List.of(), typed == null ? null : typed.publicNote(),
                typed == null ? null : typed.internalNote(), home);
    }

    /** Why a case is left, null when it is not. */
    private static String why(Chosen one, String value, CaseAction step, Actor actor) {
        if (one == null) {
            return "没有这个编号。";
        }
        if (!one.allows(step, actor)) {
            return "现在是“" + one.status().label() + "”，不能" + step.label() + "。";
        }
        return value.equals(one.number() + "@" + one.version()) ? null : "这件投诉刚刚被别人更新过，请回到列表再看一遍。";
    }

    private Line line(Chosen one, String value, CaseAction step, Typed typed) {
        List<String> marks = new ArrayList<>();
        if (one.urgentAt() != null) {
            marks.add(UrgentViews.URGENT);
        }
        if (urgent.proposed(one.status(), one.urgentAt(), one.answers()) != null) {
            marks.add(UrgentViews.PROPOSED);
        }
        if (one.flagged() && step == CaseAction.ACCEPT) {
            marks.add("登记时有提示");
        }
        if (one.saidAt() != null) {
            marks.add("投诉人有新话");
        }
        if (one.rating() == Rating.DISSATISFIED && step == CaseAction.CLOSE) {
            marks.add("不满意");
        }
        String after = one.answeredAt() == null ? ""
                : ChinaTime.shortDay(ChinaTime.dayOf(one.answeredAt())) + "答复，"
                        + (one.rating() == null ? "还没有评价" : "评价：" + one.rating().label());
        return new Line(one.number(), value,
                townships.nameOf(one.township()) + (one.place() == null ? "" : " " + one.place()),
                one.types().stream().map(PollutionType::label).collect(Collectors.joining("、")), excerpt(one.description()),
                marks, typed == null ? marks.isEmpty() : typed.ticked().contains(value),
                typed == null ? one.track().code() : typed.tracks().getOrDefault(one.number(), one.track().code()), after);
    }

    private static String excerpt(String text) {
        return Nfc.length(text) <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "……";
    }
}
