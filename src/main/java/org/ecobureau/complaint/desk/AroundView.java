package org.ecobureau.complaint.desk;

import java.util.List;

import org.ecobureau.shared.web.Option;

/** What stands around a case: who is in charge of the place, what was reported there before, who should handle it. */
public record AroundView(Proposal proposal, List<Contact> contacts, Before before) {

    /**
     * What the form of 交办 offers; null where that form is not open.
     *
     * @param lead code of the proposed unit, null without one
     * @param name of the proposed unit, null without one
     * @param units all of them, the proposed one first
     * @param helping proposed helping units, without those that help already
     */
    public record Proposal(String lead, String name, List<String> reasons, List<Option> units, List<Option> helping) {

        /** Codes of the helping units, ticked at first. */
        public List<String> helpingCodes() {
            return helping.stream().map(Option::value).toList();
        }
    }

    /** Somebody to call; name, phone and remark may be null. */
    public record Contact(String area, String name, String phone, String remark) {
    }

    /**
     * Earlier reports of one year; null when there are none.
     *
     * @param summary one sentence each
     * @param rows those the person may open, the newest first
     * @param foreign how many others there are in words, null without
     */
    public record Before(List<String> summary, List<Row> rows, String foreign) {
    }

    /** One earlier report. */
    public record Row(String number, String day, String types, String status, String verified, String ground,
            boolean urgent) {
    }
}
