package org.ecobureau.complaint.desk;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.CallBacks;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;

/** Leads intake to the people who asked to be called and says how many wait. */
@ApplicationScoped
class CallBackDeskEntry implements DeskEntry.Source {

    @Inject
    StaffMember me;

    @Inject
    CallBacks callBacks;

    @Override
    public DeskEntry entry() {
        return new DeskEntry("待回电", CallBackPages.PATH, me.has(Roles.INTAKE) ? waiting() : "", Set.of(Roles.INTAKE));
    }

    private String waiting() {
        long count = callBacks.waiting();
        return count == 0 ? "现在没有人等回电" : count + " 人等回电";
    }
}
