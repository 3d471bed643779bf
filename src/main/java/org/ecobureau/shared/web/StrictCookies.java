package org.ecobureau.shared.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

/** Cookies of this site: for its own pages below one path, never for a script, never sent from elsewhere. */
@Singleton
public class StrictCookies {

    @Inject
    SiteConfig site;

    /** A cookie that goes with the window, unless a time is set. */
    public NewCookie.Builder of(String name, String path, String value) {
        return new NewCookie.Builder(name).value(value).path(path).httpOnly(true)
                .secure(site.baseUrl().startsWith("https:")).sameSite(NewCookie.SameSite.STRICT);
    }
}
