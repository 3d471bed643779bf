package org.ecobureau.complaint;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.notify.DutyReceivers;
import org.ecobureau.notify.Letter;
import org.ecobureau.notify.Medium;
import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.web.SiteConfig;

/**
 * Mail to the people whose duty a case is, in the caller's transaction: number, due date and a link, never what was reported
 * or by whom. Receivers without an office address get nothing; the page of the addresses says so.
 */
@ApplicationScoped
public class DutyMail {

    @Inject
    DutyReceivers receivers;

    @Inject
    Outbox outbox;

    @Inject
    SiteConfig site;

    /**
     * An emergency: the unit, the dispatcher and the leader are told at once, by night too.
     *
     * @param unit code of the leading unit, null while nobody is charged: then who takes complaints in
     * @return how many mails were written
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int urgent(String number, String unit) {
        if (!outbox.sends(Medium.MAIL)) {
            return 0;
        }
        Set<String> told = Set.of(unit == null ? DutyReceivers.INTAKE : unit, DutyReceivers.DISPATCHER,
                DutyReceivers.LEADER);
        int written = 0;
        for (DutyReceivers.Receiver receiver : receivers.all()) {
            if (told.contains(receiver.code()) && receiver.address() != null) {
                outbox.add(new Letter(Medium.MAIL, receiver.address(), "case-urgent", Map.of("receiver", receiver.name(),
                        "number", number, "link", site.baseUrl() + "/staff/cases/" + number, "bureau", site.bureau()),
                        number, true));
                written++;
            }
        }
        return written;
    }
}
