package org.ecobureau.complaint.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CallBacks;
import org.ecobureau.complaint.CallerSearch;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.desk.CaseListView.Choices;
import org.ecobureau.complaint.desk.CaseListView.Search;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The piles of cases: whose turn it is, what is late, what waits for whom, everything, what has ended. */
@Path("/staff/cases")
@NoStore
public class CaseListPages {

    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 40;

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance cases(CaseListView list, FormErrors errors, String done);

        static native TemplateInstance phone(List<CaseListView.Line> lines, String typed, FormErrors errors);

        static native TemplateInstance keys();
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseInbox inbox;

    @Inject
    CallerSearch callers;

    @Inject
    CallBacks callBacks;

    @Inject
    CaseListViews views;

    @Inject
    Townships townships;

    @GET
    @Transactional
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public TemplateInstance cases(@RestQuery String box, @RestQuery String status, @RestQuery String type,
            @RestQuery String township, @RestQuery String number, @RestQuery String q, @RestQuery String unit,
            @RestQuery String flag, @RestQuery String after, @RestQuery String done) {
        Actor actor = person.actor();
        Map<Box, Long> counts = inbox.counts(actor);
        Box shown = Nfc.clean(box) == null ? first(actor) : box(box);
        Search search = new Search(CaseListViews.code(shown), Nfc.clean(status), Nfc.clean(type), Nfc.clean(township),
                Nfc.clean(number), Nfc.clean(q), Nfc.clean(unit), Nfc.clean(flag));
        Choices choices = views.choices();
        CaseInbox.Filter filter = filter(shown, search, choices);
        FormErrors errors = new FormErrors();
        CaseInbox.Page page = new CaseInbox.Page(List.of(), null);
        if (tooShort(search.q())) {
            errors.add("q", "请至少写两个字。");
        } else if (search.q() != null && Nfc.length(search.q()) > LONGEST_SEARCH) {
            errors.add("q", "最多 " + LONGEST_SEARCH + " 个字。");
        } else {
            page = inbox.page(filter, actor, Nfc.clean(after), PAGE);
        }
        String here = CaseListViews.href(search, null);
        return Templates.cases(new CaseListView(CaseListViews.tabs(counts, shown, actor), CaseListViews.label(shown), search,
                search.narrows(), "/staff/cases?box=" + search.box(), choices,
                views.lines(page.rows(), choices, shown, search, Nfc.clean(after)),
                CaseListViews.empty(shown, search), page.next() == null ? null : CaseListViews.href(search, page.next()),
                after == null ? null : here, CaseListViews.rights(actor), SavedFilter.of(actor.username()), here,
                views.alarm(actor), CaseListViews.rights(actor).phone() ? callBacks.waiting() : 0), errors,
                Steps.bySlug(done).map(CaseAction::label).orElse(null));
    }

    /** Earlier cases of a caller; the phone travels in the body, so that no address holds it. */
    @POST
    @Path("by-phone")
    @RolesAllowed(Roles.INTAKE)
    public Response byPhone(@RestForm String phone) {
        String mistake = CallerSearch.mistakeIn(phone);
        if (mistake != null) {
            return Html.page(422, Templates.phone(List.of(), phone, new FormErrors().add("phone", mistake)));
        }
        return Html.page(200, Templates.phone(
                views.lines(callers.byPhone(phone, person.actor(), PAGE), views.choices()), phone, new FormErrors()));
    }

    /** The sheet of keys. */
    @GET
    @Path("keys")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public TemplateInstance keys() {
        return Templates.keys();
    }

    private static boolean tooShort(String q) {
        return q != null && Arrays.stream(q.split("\\s+")).allMatch(word -> Nfc.length(word) < 2);
    }

    /** People without steps of their own (leaders) begin with what is late. */
    private static Box first(Actor actor) {
        return actor.roles().stream().anyMatch(role -> !CaseInbox.turnOf(role).isEmpty()) ? Box.MINE : Box.OVERDUE;
    }

    private static Box box(String code) {
        return Arrays.stream(Box.values()).filter(b -> CaseListViews.code(b).equals(code)).findFirst()
                .orElseThrow(() -> Problem.badParameter("box", "没有这个列表。"));
    }

    private CaseInbox.Filter filter(Box box, Search search, Choices choices) {
        CaseStatus status = search.status() == null ? null
                : Arrays.stream(CaseStatus.values()).filter(s -> s.name().equals(search.status())).findFirst()
                        .orElseThrow(() -> Problem.badParameter("status", "没有这个状态。"));
        PollutionType type = search.type() == null ? null
                : PollutionType.byCode(search.type()).orElseThrow(() -> Problem.badParameter("type", "没有这个类型。"));
        if (search.township() != null && !townships.isKnown(search.township())) {
            throw Problem.badParameter("township", "没有这个乡镇。");
        }
        if (search.unit() != null && choices.units().stream().noneMatch(u -> u.value().equals(search.unit()))) {
            throw Problem.badParameter("unit", "没有这个单位。");
        }
        if (search.flag() != null && choices.flags().stream().noneMatch(f -> f.value().equals(search.flag()))) {
            throw Problem.badParameter("flag", "没有这种提示。");
        }
        return new CaseInbox.Filter(box, status, type, search.township(), search.number(), search.q(), search.unit(),
                search.flag());
    }
}
