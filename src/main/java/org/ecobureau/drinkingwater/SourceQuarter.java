package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.ecobureau.drinkingwater.QuarterResult.Over;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.standard.water.WaterClass;
import org.ecobureau.standard.water.WaterResult;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * The evaluation of one source in one quarter as it follows from the current observations; kept in step by
 * {@link SourceQuarters}.
 */
@Entity
@Table(name = "source_quarter")
public class SourceQuarter extends PanacheEntityBase {
    private static final int MOST_EXCEEDING = 4000;
    private static final int MOST_SOURCE = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Column(name = "site_id")
    public long siteId;
    @Column(name = "start_at")
    public Instant startAt;
    public int items;
    @Column(name = "water_class")
    public String waterClass;
    public String target;
    public Boolean compliant;
    public String reason;
    public String exceeding;
    public String standard;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public ObservationState state;
    public String source;
    public boolean demonstration;
    /** "2/3 月" when the values are means of months, else null. */
    public String completeness;

    /** Takes over an evaluation. */
    void take(WaterEvaluation e) {
        WaterResult r = e.result();
        items = e.items();
        waterClass = r.waterClass() == null ? null : r.waterClass().code();
        target = r.target() == null ? null : r.target().code();
        compliant = r.compliant();
        reason = r.reason();
        exceeding = shortened(r.exceeding().stream()
                .map(x -> x.parameter() + "=" + (x.multiple() == null ? "" : x.multiple().toPlainString()))
                .collect(Collectors.joining(";")), MOST_EXCEEDING);
        standard = r.standard();
        state = e.state();
        source = shortened(String.join("、", e.sources()), MOST_SOURCE);
        demonstration = e.demonstration();
        completeness = e.completeness();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    QuarterResult result() {
        List<Over> over = exceeding.isEmpty() ? List.of() : Arrays.stream(exceeding.split(";")).map(Over::read).toList();
        return new QuarterResult(siteId, startAt, items, waterClass == null ? null : WaterClass.parse(waterClass).orElseThrow(),
                target == null ? null : WaterClass.parse(target).orElseThrow(), compliant, reason, over, standard, state,
                source, demonstration, completeness);
    }
}
