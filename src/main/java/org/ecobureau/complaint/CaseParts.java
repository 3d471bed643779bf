package org.ecobureau.complaint;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.staff.Roles;

/**
 * Makes a case of its own of a part of another: same place, reporter and terms, other words. Nobody gets a receipt for it; the
 * reporter follows it under the receipt of the case it came from.
 */
@ApplicationScoped
class CaseParts {

    @Inject
    CaseNumbers numbers;

    @Inject
    CaseIdentities identities;

    @Inject
    CaseClocks clocks;

    @Inject
    Receipts receipts;

    @Inject
    RandomCodes codes;

    @Inject
    MoveEffects effects;

    @Inject
    CaseJournal journal;

    ComplaintCase create(ComplaintCase origin, String description, Actor actor, Instant now) {
        ComplaintCase c = effects.partOf(origin, description, now);
        c.number = numbers.next(origin.channel);
        c.receiptMac = receipts.mac(c.number, codes.receiptCode());
        c.persist();
        identities.copy(origin, c);
        // Whoever stepped back from the whole stepped back from what is in it.
        CaseRecusal.of(origin.id).forEach(username -> CaseRecusal.add(c.id, username));
        List<CaseFact> history = CaseJournal.facts(origin);
        Map<Datum, String> kept = new EnumMap<>(Datum.class);
        if (Clocks.rounds(history).size() == 1) {
            kept.putAll(clocks.terms(origin.receivedAt, c.channel, c.legalTrack).keptBy(CaseAction.REGISTER,
                    CaseStatus.REGISTERED));
        }
        kept.put(Datum.RECEIVED_AT, origin.receivedAt.toString());
        Clocks.undecided(history).ifPresent(anew -> {
            kept.putAll(anew.data());
            kept.remove(Datum.REASON);
            kept.put(Datum.RECEIVED_AT, anew.at().toString());
        });
        kept.put(Datum.OTHER_NUMBER, origin.number);
        journal.write(c, CaseAction.REGISTER, null, actor, Roles.INTAKE, null, null, kept, now);
        if (origin.status() != CaseStatus.REGISTERED) {
            Clocks.legalStart(history).ifPresent(start -> accepted(c, origin, start, actor, now));
        }
        return c;
    }

    /** What was accepted as a whole was accepted in all its parts, and is to be answered by the same day. */
    private void accepted(ComplaintCase c, ComplaintCase origin, CaseFact start, Actor actor, Instant now) {
        c.acceptedAt = origin.acceptedAt;
        c.enter(CaseStatus.ACCEPTED, now);
        journal.write(c, CaseAction.ACCEPT, CaseStatus.REGISTERED, actor, Roles.INTAKE, null, null,
                new EnumMap<>(start.data()), now);
    }
}
