package org.ecobureau.noise;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What the rules need to know of a noise point. */
@Entity
@Table(name = "noise_site")
public class NoiseSite extends PanacheEntityBase {

    @Id
    @Column(name = "site_id")
    public Long siteId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 8)
    public PointKind kind;

    /** 0, 1, 2, 3, 4a or 4b of GB 3096; only of a zone point. */
    @Column(length = 2)
    public String zone;

    /** Metres of road the point stands for; only of a road point. */
    @Column(name = "road_length")
    public BigDecimal roadLength;
}
