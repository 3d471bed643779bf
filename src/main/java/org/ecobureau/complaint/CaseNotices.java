package org.ecobureau.complaint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.notify.Letter;
import org.ecobureau.notify.Medium;
import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.SiteConfig;

/**
 * Tells reporters who left an address that something happened, in the transaction in which it did. A message carries number
 * and step only: neither what was reported nor the answer nor the receipt code leaves the site this way.
 */
@ApplicationScoped
class CaseNotices {

    /** What is written to reporters. */
    static final Set<String> TEMPLATES = Set.of("case-step", "case-message");

    @Inject
    Outbox outbox;

    @Inject
    Sealing sealing;

    @Inject
    KeyedCounts counts;

    @Inject
    SiteConfig site;

    /** Tells the reporter of the case and those whose receipts hang on it of a step they may know. */
    void tell(ComplaintCase c, CaseAction action, Actor actor) {
        boolean own = actor.isReporter() && action != CaseAction.REGISTER;
        boolean message = action == CaseAction.MESSAGE_TO_REPORTER;
        boolean old = action == CaseAction.REGISTER && c.status().isFinal();
        if (own || old || action.publicCode() == null && !message || !outbox.sends(Medium.MAIL) && !outbox.sends(Medium.SMS)) {
            return;
        }
        Map<Long, ComplaintCase> receipts = new LinkedHashMap<>();
        receiptOf(receipts, c);
        if (!message && action != CaseAction.CORRECT && action != CaseAction.POST_LETTER) {
            ComplaintCase.mergedInto(c.id).forEach(other -> receiptOf(receipts, other));
        }
        receipts.values().forEach(r -> write(r, message ? "case-message" : "case-step", action));
    }

    /** A part has no receipt: its reporter knows the number it was split from. Each person is told once. */
    private static void receiptOf(Map<Long, ComplaintCase> receipts, ComplaintCase c) {
        ComplaintCase root = c;
        while (root.splitFrom != null) {
            root = ComplaintCase.findById(root.splitFrom);
        }
        receipts.put(root.id, root);
    }

    private void write(ComplaintCase c, String template, CaseAction action) {
        CaseIdentity identity = c.identityMode == IdentityMode.ANONYMOUS || c.reporterLeft != null ? null
                : CaseIdentity.findById(c.id);
        if (identity == null) {
            return;
        }
        // The site itself opens the address and seals it again for the outbox: nobody sees it, so there is no view to log.
        String mail = sealing.openText(identity.email, IdentityField.EMAIL.place(c.number));
        String phone = sealing.openText(identity.phone, IdentityField.PHONE.place(c.number));
        Map<String, String> values = new HashMap<>(Map.of("number", c.number, "bureau", site.bureau(), "hotline",
                site.hotline(), "link",
                site.baseUrl() + "/complaints/track?number=" + URLEncoder.encode(c.number, StandardCharsets.UTF_8)));
        if (action.publicLabel() != null) {
            values.put("step", action.publicLabel());
        }
        if (mail != null && outbox.sends(Medium.MAIL)) {
            add(c, action, new Letter(Medium.MAIL, mail, template, values, c.number, false));
        } else if (Phone.isMobile(phone) && outbox.sends(Medium.SMS)) {
            add(c, action, new Letter(Medium.SMS, phone, template, values, c.number, false));
        }
    }

    /**
     * Anybody can type a stranger's address into the form: it is told once a day that a report came in, and not of flagged
     * ones.
     */
    private void add(ComplaintCase c, CaseAction action, Letter letter) {
        boolean typedByAnybody = action == CaseAction.REGISTER && c.channel == Channel.WEB;
        if (typedByAnybody && (!c.flags.isEmpty()
                || counts.add(counts.key("notice of receipt", letter.address()), Duration.ofDays(1)) > 1)) {
            return;
        }
        outbox.add(letter);
    }
}
