package org.ecobureau.eia;

import java.time.Instant;
import java.util.List;

/**
 * A notice as its page shows it, published or as a preview.
 *
 * @param id number of the notice, part of its permanent address
 * @param status "公示中", with the colour of its tag
 * @param left how long it is open, in words; null while a draft has no period
 * @param basis why it is published, null where the stage has no such sentence
 * @param hearing right to a hearing, null but for proposed decisions
 * @param remedies reconsideration and suit, null but for decisions
 * @param opinions whether people may give their opinion now
 */
public record NoticeView(long id, long projectId, String projectName, String stage, String status, String colour,
        String left, List<Row> rows, List<Section> sections, List<DocumentView> documents, String basis, String hearing,
        String remedies, boolean opinions, List<Step> steps, List<Correction> corrections, Instant publishedAt) {

    /** A short fact; the field is the name of the form's field it comes from. */
    public record Row(String field, String label, String value) {
    }

    /** A longer text. */
    public record Section(String field, String title, List<String> paragraphs) {
    }

    /**
     * A file to download.
     *
     * @param scan what keeps it from being opened, null for a clean file
     */
    public record DocumentView(long id, String kind, String name, String url, String size, String sha256, String scan) {
    }

    /**
     * One of the three stages of the project.
     *
     * @param state done, now or todo
     * @param href null where there is no notice, or where it is this page
     */
    public record Step(String label, String state, String href, String note) {
    }

    /** One replaced version: when, why and what changed. */
    public record Correction(Instant at, String reason, List<Change> changes) {
    }

    /** A fact before and after a correction. */
    public record Change(String label, String before, String after) {
    }
}
