package org.ecobureau.staff;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A unit that handles cases: the bureau itself, its enforcement team, a township station. */
@Entity
@Table(name = "staff_unit")
public class Unit extends PanacheEntityBase {

    public static final String BUREAU = "bureau";

    @Id
    private String code;
    private String name;
    private int position;

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public static List<Unit> all() {
        return list("order by position, code");
    }

    public static Optional<Unit> byCode(String code) {
        return findByIdOptional(code);
    }
}
