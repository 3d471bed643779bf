package org.ecobureau.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.region.Townships;

/** Stored cells as people read them. */
@ApplicationScoped
public class CellWords {

    @Inject
    Townships townships;

    /** The name of a township, the label of a choice, else the cell itself; empty for an empty cell. */
    public String of(RegisterColumn column, String cell) {
        if (cell == null) {
            return "";
        }
        return switch (column.type()) {
            case TOWNSHIP -> townships.nameOf(cell);
            case CHOICE -> column.optionLabel(cell);
            default -> cell;
        };
    }
}
