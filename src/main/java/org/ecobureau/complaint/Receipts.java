package org.ecobureau.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;

/**
 * Opens cases by number and receipt code. An unknown number and a wrong code answer alike and cost the same time; wrong
 * tries are limited per number and per address within an hour; nobody's wrong tries keep out who has the right code.
 */
@ApplicationScoped
public class Receipts {

    private static final String PURPOSE = "receipt";
    private static final String TRIES = "receipt try";
    /** Compared when the number is unknown, so that the time tells nothing. */
    private static final String NOTHING = "0".repeat(64);

    @ConfigProperty(name = "eco.complaints.receipt-tries-per-number", defaultValue = "10")
    int perNumber;

    /** A village may share one address. */
    @ConfigProperty(name = "eco.complaints.receipt-tries-per-address", defaultValue = "40")
    int perAddress;

    @Inject
    Macs macs;

    @Inject
    KeyedCounts counts;

    String mac(String number, String code) {
        return macs.mac(PURPOSE, number + ":" + code);
    }

    /**
     * The case number behind a receipt.
     *
     * @param address network address of the caller, never stored
     * @throws Problem 404 for an unknown number and a wrong code alike, 429 for one wrong try too many
     */
    public String open(String typedNumber, String typedCode, String address) {
        String number = CaseNumbers.typed(typedNumber);
        // A right code always opens: half a province may share the address of a phone network, and guessing 10^16 codes is
        // hopeless with and without a pause.
        return open(number, typedCode, counts.addressKey(TRIES + " " + number, address), counts.addressKey(TRIES, address));
    }

    /**
     * The case number behind what a reporter reads out to a clerk, whose wrong tries are counted like those of an address.
     *
     * @throws Problem as {@link #open}
     */
    public String heard(String typedNumber, String typedCode, Actor clerk) {
        String number = CaseNumbers.typed(typedNumber);
        return open(number, typedCode, counts.key(TRIES + " heard " + number, clerk.username()),
                counts.key(TRIES + " heard", clerk.username()));
    }

    private String open(String number, String typedCode, String numberKey, String callerKey) {
        String code = RandomCodes.ungrouped(typedCode);
        boolean opened = Retrying.inTransaction(() -> {
            String stored = ComplaintCase.byNumber(number).map(c -> c.receiptMac).orElse(NOTHING);
            if (macs.matches(PURPOSE, number + ":" + code, stored)) {
                String newest = mac(number, code);
                if (!newest.equals(stored)) {
                    // Only now is the code known: from here on it stands under the newest key.
                    ComplaintCase.update("receiptMac = ?1 where number = ?2 and receiptMac = ?3", newest, number, stored);
                }
                return true;
            }
            if (counts.used(numberKey) >= perNumber || counts.used(callerKey) >= perAddress) {
                throw Problem.tooMany("试错的次数太多了。为保护投诉人，请对照回执再输入；输错的，一小时后才能再试。",
                        (int) KeyedCounts.WINDOW.toSeconds());
            }
            counts.add(numberKey);
            counts.add(callerKey);
            return false;
        });
        if (!opened) {
            throw Problem.notFound("编号或查询码不对。请对照回执再输入一遍：编号像 PJ-W-20261123-0001，查询码是 16 位数字。");
        }
        return number;
    }
}
