package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Steps for several chosen cases at once. */
@Path("/staff/cases")
@NoStore
public class ManyCasesPages {

    private static final int MOST = 50;

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance many(Outcomes outcomes, Again again, FormErrors errors);
    }

    /** What became of one case. */
    public record Outcome(String number, boolean done, String words) {
    }

    /**
     * What became of all; the wrong is null unless nothing was tried.
     *
     * @param typed words that were not used, or not for every case: to be copied
     */
    public record Outcomes(String step, List<Outcome> rows, long done, long failed, String wrong, String back,
            List<CaseView.Fact> typed) {

        public Outcomes(String step, List<Outcome> rows, long done, long failed, String wrong, String back) {
            this(step, rows, done, failed, wrong, back, List.of());
        }

        /** The same with the words of a form; blank ones are none. */
        Outcomes with(String... labelsAndWords) {
            List<CaseView.Fact> words = new ArrayList<>();
            for (int i = 0; i < labelsAndWords.length; i += 2) {
                if (Nfc.clean(labelsAndWords[i + 1]) != null) {
                    words.add(new CaseView.Fact(labelsAndWords[i], labelsAndWords[i + 1]));
                }
            }
            return new Outcomes(step, rows, done, failed, wrong, back, words);
        }
    }

    /**
     * The form once more with the cases that were ticked, because something was missing.
     *
     * @param field the one that was missing
     * @param options its choices, empty where it takes words
     */
    public record Again(String step, List<String> chosen, String field, String label, List<Option> options) {
    }

    @Inject
    CaseListViews views;

    @Inject
    DeskPerson person;

    @Inject
    CaseService cases;

    /**
     * Assigns, urges or sorts the chosen cases, each in a transaction of its own: what cannot be done for one stops no other,
     * and the
     * page says so. Sent twice, the second one finds newer versions and changes nothing.
     */
    @POST
    @Path("many")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.LEADER })
    public Response many(@RestForm List<String> chosen, @RestForm String step, @RestForm String unit, @RestForm String said,
            @RestForm String reason, @RestForm String back) {
        CaseMove move = switch (step == null ? "" : step) {
            case "assign" -> CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, unit);
            case "urge" -> CaseMove.of(CaseAction.URGE).with(Datum.TEXT, said);
            case "admit" -> CaseMove.of(CaseAction.ADMIT);
            case "mark-spam" -> CaseMove.of(CaseAction.MARK_SPAM).with(Datum.REASON, reason);
            default -> throw Problem.badParameter("step", "没有这一步。");
        };
        String home = home(back);
        String wrong = wrong(chosen);
        if (wrong != null) {
            return answer(422, new Outcomes(move.action().label(), List.of(), 0, 0, wrong, home).with("催办要求", said));
        }
        Again again = move.data().isEmpty() ? again(move.action(), step, chosen) : null;
        if (again != null) {
            Outcomes none = new Outcomes(move.action().label(), List.of(), 0, 0, "还缺一项，选中的件都在，补好就能办。", home);
            return Html.page(422, Templates.many(none, again, new FormErrors().add(again.field(), missing(move.action()))));
        }
        List<Outcome> rows = new ArrayList<>();
        for (String one : chosen) {
            rows.add(take(one, move, person.actor()));
        }
        long done = rows.stream().filter(Outcome::done).count();
        Outcomes all = new Outcomes(move.action().label(), rows, done, rows.size() - done, null, home);
        return answer(200, all.failed() == 0 ? all : all.with("催办要求", said));
    }

    /** The form for what a step needs and nobody filled in; null for a step that needs nothing. */
    private Again again(CaseAction action, String step, List<String> chosen) {
        return switch (action) {
            case ASSIGN -> new Again(step, chosen, "unit", "承办单位", views.choices().units());
            case URGE -> new Again(step, chosen, "said", "催办要求", List.of());
            case MARK_SPAM -> new Again(step, chosen, "reason", "为什么无效",
                    RefusalReason.of(action).stream().map(r -> Option.of(r.code(), r.label())).toList());
            default -> null;
        };
    }

    /** What the step needs and nobody filled in; null for a step that needs nothing. */
    private static String missing(CaseAction action) {
        return switch (action) {
            case ASSIGN -> "请选择承办单位。";
            case URGE -> "请填写催办要求。";
            case MARK_SPAM -> "请选择为什么无效。";
            default -> null;
        };
    }

    /**
     * One of the chosen cases takes the step with the version that the list showed.
     *
     * @param one number and version, {@code PJ-W-20261125-0001@3}
     * @throws Problem as the step says
     */
    static Outcome moved(CaseService cases, String one, CaseMove move, Actor actor) {
        String[] parts = one.split("@", 2);
        return parts.length < 2 || !parts[1].matches("[0-9]{1,9}") ? new Outcome(parts[0], false, "没有这个编号。")
                : new Outcome(parts[0], true,
                        "现在是“" + cases.move(parts[0], move.seenVersion(Long.valueOf(parts[1])), actor).label() + "”");
    }

    private Outcome take(String one, CaseMove move, Actor actor) {
        try {
            return moved(cases, one, move, actor);
        } catch (Problem problem) {
            return new Outcome(one.split("@", 2)[0], false, words(problem));
        }
    }

    /** The list people came from; nothing else is believed. */
    static String home(String back) {
        return back != null && back.startsWith("/staff/cases?") ? back : "/staff/cases";
    }

    /** Why nothing can be tried, null when it can. */
    static String wrong(List<String> chosen) {
        return chosen == null || chosen.isEmpty() ? "没有选中任何投诉件。请在列表左边打勾。"
                : chosen.size() > MOST ? "一次最多选 " + MOST + " 件。" : null;
    }

    static String words(Problem problem) {
        return problem.violations().isEmpty() ? problem.getMessage()
                : String.join("", problem.violations().stream().map(Violation::message).toList());
    }

    static Response answer(int status, Outcomes outcomes) {
        return Html.page(status, Templates.many(outcomes, null, new FormErrors()));
    }
}
