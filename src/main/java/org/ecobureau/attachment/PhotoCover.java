package org.ecobureau.attachment;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What is known about a covered copy beside its files; it goes with them. */
@Entity
@Table(name = "attachment_cover")
class PhotoCover extends PanacheEntityBase {

    @Id
    @Column(name = "attachment_id")
    Long attachmentId;
    @Column(name = "original_id")
    Long originalId;
    @Column(name = "thumbnail_id")
    Long thumbnailId;
    String boxes;
    @Column(name = "made_at")
    Instant madeAt;
    @Column(name = "made_by")
    String madeBy;
    /** True for the one meant for publication, else null: a unique key allows one a photo. */
    Boolean chosen;

    static List<PhotoCover> of(Long originalId) {
        return list("originalId = ?1 order by attachmentId", originalId);
    }
}
