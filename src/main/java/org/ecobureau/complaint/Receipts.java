package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;

/**
 * Opens cases by number and receipt code. An unknown number and a wrong code answer alike and cost the same time; wrong
 * tries are limited per number and per address, which is kept only as a keyed hash of the day.
 */
@ApplicationScoped
public class Receipts {

    private static final String PURPOSE = "receipt";
    private static final String NOTHING = "0".repeat(64);
    private static final Duration WINDOW = Duration.ofHours(1);

    @ConfigProperty(name = "eco.complaints.receipt-tries-per-number", defaultValue = "10")
    int perNumber;

    /** A village may share one address. */
    @ConfigProperty(name = "eco.complaints.receipt-tries-per-address", defaultValue = "40")
    int perAddress;

    @Inject
    Macs macs;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    String mac(String number, String code) {
        return macs.mac(PURPOSE, number + ":" + code);
    }

    /**
     * The case number behind a receipt.
     *
     * @param address network address of the caller, never stored
     * @throws Problem 404 for an unknown number and a wrong code alike, 429 after too many wrong tries
     */
    public String open(String typedNumber, String typedCode, String address) {
        String number = number(typedNumber);
        String code = RandomCodes.ungrouped(typedCode);
        Instant now = clock.instant();
        String day = ChinaTime.today(clock).toString();
        String numberKey = macs.mac("receipt try number", number);
        String addressKey = macs.mac("receipt try address " + day, String.valueOf(address));
        boolean opened = CaseTransactions.call(() -> {
            if (fails(numberKey, now) >= perNumber || fails(addressKey, now) >= perAddress) {
                throw Problem.tooMany("试错的次数太多了。为保护投诉人，请一小时后再试。", (int) WINDOW.toSeconds());
            }
            String stored = ComplaintCase.byNumber(number).map(c -> c.receiptMac).orElse(NOTHING);
            if (macs.matches(PURPOSE, number + ":" + code, stored)) {
                return true;
            }
            count(numberKey, now);
            count(addressKey, now);
            return false;
        });
        if (!opened) {
            throw Problem.notFound("编号或查询码不对。请对照回执再输入一遍：编号像 PJ-W-20261123-0001，查询码是 16 位数字。");
        }
        return number;
    }

    private static String number(String typed) {
        String clean = Nfc.clean(typed);
        return clean == null ? "" : clean.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    }

    private int fails(String key, Instant now) {
        List<?> found = database.createNativeQuery("SELECT fails FROM receipt_try WHERE try_key = ?1 AND until > ?2")
                .setParameter(1, key).setParameter(2, now).getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).intValue();
    }

    private void count(String key, Instant now) {
        database.createNativeQuery("INSERT INTO receipt_try (try_key, fails, until) VALUES (?1, 1, ?2)"
                + " ON DUPLICATE KEY UPDATE fails = IF(until > ?3, fails + 1, 1), until = IF(until > ?3, until, ?2)")
                .setParameter(1, key).setParameter(2, now.plus(WINDOW)).setParameter(3, now).executeUpdate();
    }
}
