package org.ecobureau.region;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A township or subdistrict with its nine-digit division code. */
@Entity
@Table(name = "township")
public class Township extends PanacheEntityBase {

    @Id
    private String code;
    private String name;
    private String kind;
    private int villages;

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** 街道, 镇 or 乡. */
    public String kind() {
        return kind;
    }

    public int villages() {
        return villages;
    }
}
