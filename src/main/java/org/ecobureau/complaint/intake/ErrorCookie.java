package org.ecobureau.complaint.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

import org.ecobureau.shared.web.SiteConfig;

/** Leads a browser to its own receipt of an error report; apart from the draft of a complaint, which may lie half done. */
@Singleton
class ErrorCookie {

    static final String NAME = "eco_error";

    @Inject
    SiteConfig site;

    NewCookie of(String token) {
        return builder(token).maxAge((int) DraftService.KEPT.toSeconds()).build();
    }

    NewCookie gone() {
        return builder("").maxAge(0).build();
    }

    private NewCookie.Builder builder(String value) {
        return new NewCookie.Builder(NAME).value(value).path(ErrorReportPages.ROOT).httpOnly(true)
                .secure(site.baseUrl().startsWith("https:")).sameSite(NewCookie.SameSite.STRICT);
    }
}
