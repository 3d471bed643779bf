package org.ecobureau.statistics;

/**
 * One figure of a bulletin, as it is stored, shown and given out.
 *
 * @param group {@code air}, {@code sections} or {@code sources}
 * @param code what it is, such as {@code goodRate} or the code of a site; unique in its group
 * @param value a number or a word such as Ⅱ类; null when there is none, {@code note} then says why
 */
public record Figure(String group, String code, String name, String value, String unit, String note) {

    boolean of(String wanted) {
        return group.equals(wanted);
    }
}
