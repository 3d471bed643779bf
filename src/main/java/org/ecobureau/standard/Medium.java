package org.ecobureau.standard;

/** What is measured. */
public enum Medium {
    AIR,
    WATER,
    GROUNDWATER,
    NOISE
}
