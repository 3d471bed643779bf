package org.ecobureau.complaint.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;

/** What else a saved entry does to its case, whether it was registered or added to: mark, scans, and the draft is over. */
@ApplicationScoped
class EntrySaved {

    @Inject
    CaseService cases;

    @Inject
    CaseLetters letters;

    @Inject
    EntryScans scans;

    @Inject
    EntryDraftViews draftViews;

    @Inject
    EntryDrafts drafts;

    /**
     * In the transaction that saves.
     *
     * @param files scans that came with this very post; earlier ones are found by the form
     * @param urgent the mark of an emergency, null when it is none
     */
    void with(String number, EntryForm form, PreparedFiles files, CaseMove urgent, Actor clerk) {
        if (urgent != null) {
            cases.move(number, urgent, clerk);
        }
        scans.adopt(form.scansToken(), clerk.username(), number);
        letters.store(number, files.files());
        drafts.forget(clerk.username(), draftViews.place(form));
    }
}
