package org.ecobureau.complaint.intake;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

import org.ecobureau.shared.web.StrictCookies;

/**
 * Lead a browser to its own draft, and to its own receipt of an error report: apart, because the draft of a complaint may lie
 * half done. Each lives as long as what it leads to and goes to the pages of its form only.
 */
@Singleton
class FormCookies {

    static final String DRAFT = "eco_draft";
    static final String ERROR = "eco_error";

    @Inject
    StrictCookies cookies;

    NewCookie draft(String token) {
        return cookie(DRAFT, token, DraftService.KEPT);
    }

    /** The same, now only as long as the receipt can be looked at again. */
    NewCookie draftEnding(String token) {
        return cookie(DRAFT, token, DraftService.KEPT_AFTER_SENDING);
    }

    NewCookie draftGone() {
        return cookie(DRAFT, "", Duration.ZERO);
    }

    NewCookie error(String token) {
        return cookie(ERROR, token, DraftService.KEPT);
    }

    NewCookie errorGone() {
        return cookie(ERROR, "", Duration.ZERO);
    }

    private NewCookie cookie(String name, String value, Duration lasts) {
        return cookies.of(name, name.equals(DRAFT) ? ComplaintFormPages.ROOT : ErrorReportPages.ROOT, value)
                .maxAge((int) lasts.toSeconds()).build();
    }
}
