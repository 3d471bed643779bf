package org.ecobureau.plan;

import java.util.Map;

/** Computes indicators from what is published now. */
interface Figures {

    /** The {@code computed} word of the indicators it serves. */
    String code();

    /** The values of a year by indicator id; an indicator without data is left out. */
    Map<String, PlanValue> year(int year);
}
