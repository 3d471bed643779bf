package org.ecobureau.complaint.track;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;

import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.StrictCookies;
import org.jboss.logging.Logger;

/**
 * The reporter's short session: a sealed cookie that says which case was opened and until when. No code is in it, none
 * is in an address, and nothing is kept on the server.
 */
@ApplicationScoped
class TrackSession {

    static final String COOKIE = "eco_track";
    static final Duration LASTS = Duration.ofMinutes(30);

    private static final Logger LOG = Logger.getLogger(TrackSession.class);
    private static final String PLACE = "track session";

    @Inject
    Sealing sealing;

    @Inject
    StrictCookies cookies;

    @Inject
    Clock clock;

    NewCookie open(String number) {
        String content = number + "|" + clock.instant().plus(LASTS).getEpochSecond();
        return cookies.of(COOKIE, TrackPages.ROOT,
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.sealText(content, PLACE))).build();
    }

    NewCookie closed() {
        return cookies.of(COOKIE, TrackPages.ROOT, "").maxAge(0).build();
    }

    /** The case number this browser opened; empty when never, too long ago, or when the cookie is not ours. */
    Optional<String> number(String cookie) {
        if (cookie == null || cookie.isBlank()) {
            return Optional.empty();
        }
        try {
            String[] content = sealing.openText(Base64.getUrlDecoder().decode(cookie), PLACE).split("\\|");
            boolean inTime = clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(content[1])));
            return inTime ? Optional.of(content[0]) : Optional.empty();
        } catch (SealBrokenException | IllegalArgumentException notOurs) {
            LOG.debug("track cookie that we did not make", notOurs);
            return Optional.empty();
        }
    }
}
