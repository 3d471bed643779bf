package org.ecobureau.statistics;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The editor's words; each part may be empty but the summary. */
@Embeddable
public record BulletinText(@Column(name = "summary") String summary, @Column(name = "air_text") String air,
        @Column(name = "water_text") String water, @Column(name = "source_text") String sources,
        @Column(name = "work_text") String work) {

    static final BulletinText EMPTY = new BulletinText(null, null, null, null, null);
}
