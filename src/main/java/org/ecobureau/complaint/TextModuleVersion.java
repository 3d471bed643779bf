package org.ecobureau.complaint;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A text as it was saved once. Rows are added, never changed. */
@Entity
@Table(name = "text_module_version")
class TextModuleVersion extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "module_id", updatable = false)
    Long moduleId;
    @Column(updatable = false)
    String title;
    @Column(updatable = false)
    String body;
    @Column(updatable = false)
    @Convert(converter = Codes.Words.class)
    List<String> steps;
    @Column(updatable = false)
    @Convert(converter = Codes.Types.class)
    List<PollutionType> types;
    @Column(updatable = false)
    @Convert(converter = Codes.Words.class)
    List<String> reasons;
    @Column(updatable = false)
    boolean active;
    @Column(name = "changed_by", updatable = false)
    String changedBy;
    @Column(name = "changed_at", updatable = false)
    Instant changedAt;

    /** The newest first. */
    static List<TextModuleVersion> of(Long moduleId) {
        return list("moduleId = ?1 order by id desc", moduleId);
    }
}
