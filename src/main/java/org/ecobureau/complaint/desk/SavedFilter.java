package org.ecobureau.complaint.desk;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A list somebody comes back to, under a name of their own. */
@Entity
@Table(name = "saved_filter")
class SavedFilter extends PanacheEntityBase {

    /** How many one person keeps. */
    static final int MOST = 20;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String username;
    String name;
    String query;

    static List<CaseListView.Saved> of(String username) {
        return SavedFilter.<SavedFilter> list("username = ?1 order by name", username).stream()
                .map(f -> new CaseListView.Saved(f.id, f.name, "/staff/cases?" + f.query)).toList();
    }

    /** Keeps it, in place of one of the same name; false when there are too many. */
    static boolean keep(String username, String name, String query) {
        SavedFilter row = SavedFilter.<SavedFilter> find("username = ?1 and name = ?2", username, name).firstResult();
        if (row == null) {
            if (count("username", username) >= MOST) {
                return false;
            }
            row = new SavedFilter();
            row.username = username;
            row.name = name;
        }
        row.query = query;
        row.persist();
        return true;
    }

    /** Somebody else's is not there. */
    static boolean forget(String username, Long id) {
        return delete("username = ?1 and id = ?2", username, id) > 0;
    }
}
