package org.ecobureau.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The office address of a unit or a post, as an administrator typed it; never one of a reporter. */
@Entity
@Table(name = "duty_address")
class DutyAddress extends PanacheEntityBase {

    @Id
    String receiver;
    String address;
    @Column(name = "changed_by")
    String changedBy;
    @Column(name = "changed_at")
    Instant changedAt;

    static Optional<DutyAddress> of(String receiver) {
        return findByIdOptional(receiver);
    }

    static Map<String, String> all() {
        List<DutyAddress> rows = listAll();
        return rows.stream().collect(Collectors.toMap(r -> r.receiver, r -> r.address));
    }
}
