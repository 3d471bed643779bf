package org.ecobureau.staff;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.ecobureau.shared.web.NoStore;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

/** The way to what a person may set. */
@Path(SettingsPages.PATH)
@NoStore
@Authenticated
public class SettingsPages {

    static final String PATH = "/staff/settings";

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance settings(List<DeskEntry> entries);
    }

    @Inject
    StaffPages home;

    @GET
    public TemplateInstance settings() {
        return Templates.settings(home.mine().stream().filter(entry -> entry.href().startsWith(PATH + "/")).toList());
    }
}
