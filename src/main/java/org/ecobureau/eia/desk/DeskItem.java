package org.ecobureau.eia.desk;

import java.util.List;

/**
 * A version as a line of the publishers' list.
 *
 * @param next label and address of the notice that usually follows, null where none does
 */
public record DeskItem(long versionId, long noticeId, String projectName, String stage, String state, String colour,
        String left, List<String> drafters, boolean correction, boolean mine, Next next) {

    /** The notice that can be drafted next for the same project. */
    public record Next(String label, String href) {
    }
}
