package org.ecobureau.standard;

import java.util.Set;

/**
 * A measured quantity of the public interface.
 *
 * @param code the name in JSON, CSV and forms, e.g. {@code pm25}
 * @param symbol chemical or usual short form, may be empty
 * @param unit unit of every stored and evaluated value
 * @param decimals decimals shown on pages
 */
public record Parameter(String code, String name, String symbol, String unit, int decimals, Set<Medium> media) {

    /** The symbol where there is one, else the Chinese name. */
    public String shortName() {
        return symbol.isEmpty() ? name : symbol;
    }

    public boolean measuredIn(Medium medium) {
        return media.contains(medium);
    }
}
