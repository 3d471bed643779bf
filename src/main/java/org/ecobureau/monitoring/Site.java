package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A place where something is measured; its code is its permanent address and outlives a new name. */
@Entity
@Table(name = "site")
public class Site extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String code;
    public String name;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public SiteKind kind;
    public String township;
    @Column(name = "water_body")
    public String waterBody;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "body_type")
    public BodyType bodyType;
    @Column(name = "control_level")
    public String controlLevel;
    @Column(name = "sort_order")
    public int sortOrder;
    @Column(name = "target_class")
    public String targetClass;
    /** Targets before the present one: {@link TargetHistory}. */
    @Column(name = "earlier_targets")
    public String earlierTargets;
    public BigDecimal latitude;
    public BigDecimal longitude;
    public String authority;
    /** Who publishes its values; null for the default of the kind ({@link MonitoringConfig.Publishers}). */
    public String publisher;
    /** Air: counts in the mean of the county (a "city point" of HJ 663). */
    @Column(name = "county_point")
    public boolean countyPoint;
    public boolean active;

    /** What body of water a section lies on: total phosphorus has other limits in lakes and reservoirs. */
    public enum BodyType {
        RIVER,
        LAKE,
        /** A well or a spring, judged by GB/T 14848. */
        GROUNDWATER
    }

    /** All sites of a kind, or all sites for null, in their order. */
    public static List<Site> ofKind(SiteKind kind) {
        return kind == null ? list("order by kind, sortOrder, code") : list("kind = ?1 order by sortOrder, code", kind);
    }

    public static Optional<Site> byCode(String code) {
        return find("code", code).firstResultOptional();
    }
}
