package org.ecobureau.complaint.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.staff.StaffMember;

/** The signed-in person as the case rules know them. */
@RequestScoped
class DeskPerson {

    @Inject
    StaffMember me;

    Actor actor() {
        return new Actor(me.username(), me.displayName(), me.unit(), me.roles());
    }

    boolean readsCases() {
        return CaseInbox.mayRead(me.roles());
    }
}
