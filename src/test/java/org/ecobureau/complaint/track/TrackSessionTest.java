package org.ecobureau.complaint.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Inject;

import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.StrictCookies;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TrackSessionTest {

    private static final Instant OPENED = Instant.parse("2026-11-23T02:00:00Z");

    @Inject
    Sealing sealing;

    @Inject
    StrictCookies cookies;

    private TrackSession at(Duration later) {
        TrackSession session = new TrackSession();
        session.sealing = sealing;
        session.cookies = cookies;
        session.clock = Clock.fixed(OPENED.plus(later), ZoneOffset.UTC);
        return session;
    }

    @Test
    void aSessionEndsAfterHalfAnHour() {
        String cookie = at(Duration.ZERO).open("PJ-W-20261123-0001").getValue();
        assertEquals(Optional.of("PJ-W-20261123-0001"), at(Duration.ofMinutes(29)).number(cookie));
        assertEquals(Optional.empty(), at(Duration.ofMinutes(30)).number(cookie));
    }

    @Test
    void aCookieThatWeDidNotMakeOpensNothing() {
        String cookie = at(Duration.ZERO).open("PJ-W-20261123-0001").getValue();
        String changed = cookie.substring(0, 40) + (cookie.charAt(40) == 'A' ? 'B' : 'A') + cookie.substring(41);
        for (String other : new String[] { null, "", "x", "%%%", changed, cookie.substring(0, 30),
                java.util.Base64.getUrlEncoder().encodeToString("PJ-W-20261123-0001|9999999999".getBytes()) }) {
            assertEquals(Optional.empty(), at(Duration.ZERO).number(other));
        }
    }
}
