package org.ecobureau.complaint.desk;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.IdentityRequests;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;

/** Leads custodians to the requests and says how many wait for their decision. */
@ApplicationScoped
class IdentityDeskEntry implements DeskEntry.Source {

    @Inject
    StaffMember me;

    @Inject
    IdentityRequests requests;

    @Override
    public DeskEntry entry() {
        return new DeskEntry("身份保管", IdentityPages.PATH, me.has(Roles.CUSTODIAN) ? waiting() : "", Set.of(Roles.CUSTODIAN));
    }

    private String waiting() {
        long count = requests.waitingFor(me.username());
        return count == 0 ? "现在没有请求等您决定" : count + " 个请求等您决定";
    }
}
