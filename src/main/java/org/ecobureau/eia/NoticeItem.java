package org.ecobureau.eia;

/**
 * A notice as a line of a list.
 *
 * @param left how long it is open, in words
 */
public record NoticeItem(long id, String projectName, String stage, String place, String builder, String status,
        String colour, String left) {
}
