package org.ecobureau.complaint.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

import org.ecobureau.shared.web.SiteConfig;

/** The cookie that leads a browser to its own draft; it lives as long as the draft and goes to the form's pages only. */
@Singleton
class DraftCookie {

    static final String NAME = "eco_draft";

    @Inject
    SiteConfig site;

    NewCookie of(String token) {
        return builder(token).maxAge((int) DraftService.KEPT.toSeconds()).build();
    }

    /** The same, now only as long as the receipt can be looked at again. */
    NewCookie ending(String token) {
        return builder(token).maxAge((int) DraftService.KEPT_AFTER_SENDING.toSeconds()).build();
    }

    NewCookie gone() {
        return builder("").maxAge(0).build();
    }

    private NewCookie.Builder builder(String value) {
        return new NewCookie.Builder(NAME).value(value).path(ComplaintFormPages.ROOT).httpOnly(true)
                .secure(site.baseUrl().startsWith("https:")).sameSite(NewCookie.SameSite.STRICT);
    }
}
