package org.ecobureau.complaint.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ReceivedAt;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Violation;

/**
 * A matter as a platform or adapter hands it over, nothing checked yet.
 *
 * @param reference the number the matter has with the client; each comes in once
 * @param receivedAt when it reached the bureau, with offset; without it, now. The terms run from there
 * @param complaint the same as the body of {@code POST /api/v1/complaints}
 */
public record TransferForm(String reference, String receivedAt, ComplaintForm complaint) {

    static final int LONGEST_REFERENCE = 64;

    /** The complaint; nobody agreed to publication who was not asked. Null when there is none. */
    ComplaintForm asked() {
        ComplaintForm c = complaint;
        return c == null || c.publicConsent() != null ? c
                : new ComplaintForm(c.types(), c.subtypes(), c.description(), c.occurredAt(), c.township(), c.place(),
                        c.latitude(), c.longitude(), c.enterprise(), c.identity(), c.name(), c.phone(), c.email(), c.answers(),
                        false);
    }

    /** The client's number in one spelling; null (and an error) when it is none. */
    String reference(List<Violation> violations) {
        String clean = Nfc.clean(reference);
        if (clean == null || Nfc.length(clean) > LONGEST_REFERENCE) {
            violations.add(new Violation("reference", "请填写来源编号，最多 " + LONGEST_REFERENCE + " 个字；同一件始终用同一个编号。"));
            return null;
        }
        return clean;
    }

    /** Null for now, and when it is no time (which is an error). */
    Instant received(Instant now, List<Violation> violations) {
        String clean = Nfc.clean(receivedAt);
        if (clean == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(clean).toInstant();
            ReceivedAt.against(at, now).ifPresent(message -> violations.add(new Violation("receivedAt", message)));
            return at;
        } catch (DateTimeException notATime) {
            violations.add(new Violation("receivedAt", "请按日期和时间填写，例如 2026-11-20T21:30:00+08:00。"));
            return null;
        }
    }

    @Override
    public String toString() {
        return "TransferForm[" + reference + "]";
    }
}
