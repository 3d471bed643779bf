package org.ecobureau.complaint.desk;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.desk.CaseListView.Search;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Lists that somebody keeps under a name of their own. */
@Path("/staff/cases/lists")
@NoStore
@RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR, Roles.PUBLISHER })
public class SavedListPages {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_QUERY = 600;

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance savedList(Search search, String name, String back, FormErrors errors);
    }

    @Inject
    DeskPerson person;

    /** Keeps the conditions of a list under a name; the same name again replaces them. */
    @POST
    @Transactional
    public Response keep(@RestForm String name, @RestForm String box, @RestForm String status, @RestForm String type,
            @RestForm String township, @RestForm String number, @RestForm String q, @RestForm String unit,
            @RestForm String flag) {
        String clean = Nfc.clean(name);
        Search search = new Search(Nfc.clean(box) == null ? "all" : Nfc.clean(box).replaceAll("[^a-z-]", ""),
                Nfc.clean(status), Nfc.clean(type), Nfc.clean(township), Nfc.clean(number), Nfc.clean(q), Nfc.clean(unit),
                Nfc.clean(flag));
        String query = CaseListViews.query(search);
        FormErrors errors = new FormErrors();
        if (query.length() > LONGEST_QUERY) {
            errors.add("", "条件太长，不能保存。请回到列表，少写一些。");
        } else if (clean == null) {
            errors.add("name", "请给这个列表起个名字。");
        } else if (Nfc.length(clean) > LONGEST_NAME) {
            errors.add("name", "名字最多 " + LONGEST_NAME + " 个字。");
        } else if (!SavedFilter.keep(person.actor().username(), clean, query)) {
            errors.add("name", "最多保存 " + SavedFilter.MOST + " 个列表。请先回到列表，删除不用的；或者用已有的名字，换掉那一个。");
        }
        String list = "/staff/cases?" + (query.length() > LONGEST_QUERY ? "box=all" : query);
        return errors.isEmpty() ? Response.seeOther(URI.create(list)).build()
                : Html.page(422, Templates.savedList(search, name, list, errors));
    }

    @POST
    @Path("{id}/delete")
    @Transactional
    public Response forget(@RestPath Long id) {
        if (!SavedFilter.forget(person.actor().username(), id)) {
            throw Problem.notFound();
        }
        return Response.seeOther(URI.create("/staff/cases")).build();
    }
}
