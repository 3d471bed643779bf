package org.ecobureau.complaint.desk;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.ErrorKind;
import org.ecobureau.staff.DeskEntry;

/** Leads those who mend values and pages to the reports of errors that wait for them. */
@ApplicationScoped
class ErrorsDeskEntry implements DeskEntry.Source {

    @Inject
    DeskPerson person;

    @Inject
    CaseInbox inbox;

    @Override
    public DeskEntry entry() {
        return new DeskEntry("网站纠错", "/staff/cases?box=errors", mends() ? waiting() : "", ErrorKind.ROLES);
    }

    private boolean mends() {
        Set<String> roles = person.actor().roles();
        return roles.stream().anyMatch(ErrorKind.ROLES::contains);
    }

    private String waiting() {
        long open = inbox.counts(person.actor()).get(CaseInbox.Box.ERRORS);
        return open == 0 ? "现在没有要改的" : open + " 件没有改好或没有答复";
    }
}
