package org.ecobureau.staff;

import java.util.Set;

/**
 * A way from the staff home page into a feature. Features give beans of {@link Source}; only entries a person may open are
 * shown.
 */
public record DeskEntry(String label, String href, String description, Set<String> roles) {

    /** Implemented by features, collected by the staff home page. */
    public interface Source {
        DeskEntry entry();
    }
}
