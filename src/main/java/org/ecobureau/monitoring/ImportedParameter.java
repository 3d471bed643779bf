package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.water.AddedItem;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A parameter with limits that a published register added; never removed, because stored values need their name and unit. */
@Entity
@Table(name = "imported_parameter")
public class ImportedParameter extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String code;
    public String name;
    public String symbol;
    public String unit;
    public int decimals;
    /** Names of {@link Medium} joined by a blank. */
    public String media;
    @Column(name = "source_limit")
    public BigDecimal sourceLimit;
    @Column(name = "ground_1")
    public BigDecimal ground1;
    @Column(name = "ground_2")
    public BigDecimal ground2;
    @Column(name = "ground_3")
    public BigDecimal ground3;
    @Column(name = "ground_4")
    public BigDecimal ground4;
    public String standard;
    public String clause;
    @Column(name = "changed_at")
    public Instant changedAt;
    /** Counts the changes of the row, so that no node has to trust the clock of another one. */
    @Version
    public int revision;

    static Optional<ImportedParameter> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    static List<ImportedParameter> all() {
        return list("order by id");
    }

    /** Takes over everything but the row's identity and code. */
    void take(AddedItem item, Instant now) {
        Parameter p = item.parameter();
        name = p.name();
        symbol = p.symbol();
        unit = p.unit();
        decimals = p.decimals();
        media = p.media().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
        sourceLimit = item.sourceLimit();
        List<BigDecimal> ground = item.groundLimits();
        ground1 = ground.isEmpty() ? null : ground.get(0);
        ground2 = ground.isEmpty() ? null : ground.get(1);
        ground3 = ground.isEmpty() ? null : ground.get(2);
        ground4 = ground.isEmpty() ? null : ground.get(3);
        standard = item.standard();
        clause = item.clause();
        changedAt = now;
    }

    AddedItem item() {
        Set<Medium> measured = Arrays.stream(media.split(" ")).map(Medium::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Medium.class)));
        List<BigDecimal> ground = ground1 == null ? List.of()
                : Stream.of(ground1, ground2, ground3, ground4).map(Reading::plain).toList();
        return new AddedItem(new Parameter(code, name, symbol, unit, decimals, measured), Reading.plain(sourceLimit), ground,
                standard, clause);
    }
}
