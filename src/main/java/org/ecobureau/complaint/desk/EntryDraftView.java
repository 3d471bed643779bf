package org.ecobureau.complaint.desk;

import java.util.List;

/**
 * What is kept of the entry screen.
 *
 * @param key under which this form is kept
 * @param from the draft this form was begun with, null for none
 * @param stamp of that draft, empty without
 * @param resumed when the words in the form were written, null when they were just sent or there are none
 * @param saved when this form was kept last, null for never
 * @param told what was just done with a draft, null for nothing
 * @param others drafts that are not in this form, the newest first
 */
public record EntryDraftView(String key, String from, String stamp, String resumed, String saved, String told,
        List<Line> others) {

    /** A draft that waits: what kind of matter, where, and the first words. */
    public record Line(String key, String time, String channel, String words, boolean discarded) {
    }
}
