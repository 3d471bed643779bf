package org.ecobureau.monitoring.hj212;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** When a registered device was last heard of; written by {@link Tallies}. */
@Entity
@Table(name = "hj212_contact")
public class DeviceContact extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String mn;
    @Column(name = "seen_at")
    public Instant seenAt;
    public String address;
    @JdbcTypeCode(SqlTypes.CHAR)
    public String command;
    public String content;

    static List<DeviceContact> of(List<String> devices) {
        return find("mn in ?1", devices).list();
    }
}
