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
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A text that is written often, as it stands; {@link TextModules} writes it with a version each time. */
@Entity
@Table(name = "text_module")
class TextModule extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String title;
    String body;
    /** Names of {@link CaseAction}. */
    @Convert(converter = Codes.Words.class)
    List<String> steps;
    /** Empty for all. */
    @Convert(converter = Codes.Types.class)
    List<PollutionType> types;
    /** Codes of {@link RefusalReason}, empty for all. */
    @Convert(converter = Codes.Words.class)
    List<String> reasons;
    boolean active;
    @Column(name = "changed_by")
    String changedBy;
    @Column(name = "changed_at")
    Instant changedAt;
    @Version
    long version;

    boolean fits(List<PollutionType> reported) {
        return types.isEmpty() || types.stream().anyMatch(reported::contains);
    }

    /** Those in use, by title. */
    static List<TextModule> offered() {
        return list("active = true order by title");
    }

    static List<TextModule> everything() {
        return list("order by active desc, title");
    }
}
