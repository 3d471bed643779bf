package org.ecobureau.statistics;

import java.util.List;

/**
 * The figures of a period at one moment.
 *
 * @param sources who measured, joined by 、
 * @param provisional true when any value used was not yet verified
 */
public record Frozen(List<Figure> figures, String sources, boolean provisional, boolean demonstration) {
}
