package org.ecobureau.complaint.desk;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;

/** Leads from the staff home page to the cases and says how many wait. */
@ApplicationScoped
class CasesDeskEntry implements DeskEntry.Source {

    private static final Set<String> READERS = Set.of(Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER,
            Roles.LEADER);

    @Inject
    DeskPerson person;

    @Inject
    CaseInbox inbox;

    @Override
    public DeskEntry entry() {
        return new DeskEntry("投诉件", "/staff/cases", person.readsCases() ? waiting() : "", READERS);
    }

    private String waiting() {
        Map<CaseInbox.Box, Long> counts = inbox.counts(person.actor());
        String mine = counts.get(CaseInbox.Box.MINE) == 0 ? "现在没有等您办的" : counts.get(CaseInbox.Box.MINE) + " 件等您办";
        long urgent = counts.get(CaseInbox.Box.URGENT);
        mine = (urgent == 0 ? "" : urgent + " 件紧急，") + mine;
        long said = counts.get(CaseInbox.Box.SAID);
        mine += said == 0 ? "" : "，" + said + " 件投诉人有新话";
        return counts.get(CaseInbox.Box.OVERDUE) == 0 ? mine + "，没有超期件"
                : mine + "，" + counts.get(CaseInbox.Box.OVERDUE) + " 件已超期";
    }
}
