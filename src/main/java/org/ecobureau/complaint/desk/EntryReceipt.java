package org.ecobureau.complaint.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Slips;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.StrictCookies;

/**
 * Carries a fresh receipt code from the saved form to the page that shows it: sealed in a cookie of that one page, for ten
 * minutes and one clerk. The code itself is stored nowhere and never stands in an address.
 */
@Singleton
class EntryReceipt {

    static final String COOKIE = "eco_entry";
    static final String PAGE = "/staff/cases/new/receipt";
    private static final int SECONDS = 600;

    @Inject
    Sealing sealing;

    @Inject
    StrictCookies cookies;

    @Inject
    Slips slips;

    @Inject
    Clock clock;

    /** What the clerk reads out; due is null where the acceptance clock does not run. */
    record Slip(String number, String code, Instant due) {
    }

    /**
     * What the slip says.
     *
     * @param due in words, null where the acceptance clock does not run
     * @param signature in groups, to be read and typed
     * @param track address of the case without the code
     * @param verify address that says whether the slip is genuine
     */
    public record View(String number, String code, String due, String day, String signature, String track, String verify) {
    }

    /** The slip for the page; empty as {@link #read}. */
    Optional<View> view(String cookie, String username) {
        return read(cookie, username).map(slip -> {
            String signature = slips.sign(slip.number());
            return new View(slip.number(), RandomCodes.grouped(slip.code()).replace('-', ' '),
                    slip.due() == null ? null : ChinaTime.day(ChinaTime.dayOf(slip.due())),
                    ChinaTime.day(ChinaTime.today(clock)),
                    Slips.grouped(signature), "/complaints/track?number=" + slip.number(),
                    "/complaints/verify?number=" + slip.number() + "&signature=" + signature);
        });
    }

    NewCookie cookie(CaseService.Registered registered, String username) {
        // Max-Age is a wish to the browser; the time that counts is sealed in.
        String slip = registered.number() + " " + registered.receiptCode() + " " + clock.instant().plusSeconds(SECONDS)
                + (registered.dueAcceptance() == null ? "" : " " + registered.dueAcceptance());
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.sealText(slip, place(username)));
        return cookies.of(COOKIE, PAGE, sealed).maxAge(SECONDS).build();
    }

    /** Empty when there is none, its time is over, or it was made for somebody else. */
    Optional<Slip> read(String cookie, String username) {
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            String[] parts = sealing.openText(Base64.getUrlDecoder().decode(cookie), place(username)).split(" ");
            if (parts.length < 3 || !clock.instant().isBefore(Instant.parse(parts[2]))) {
                return Optional.empty();
            }
            return Optional.of(new Slip(parts[0], parts[1], parts.length > 3 ? Instant.parse(parts[3]) : null));
        } catch (IllegalArgumentException | DateTimeParseException | SealBrokenException forged) {
            return Optional.empty();
        }
    }

    private static String place(String username) {
        return "desk receipt " + username;
    }
}
