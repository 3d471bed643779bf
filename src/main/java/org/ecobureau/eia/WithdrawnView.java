package org.ecobureau.eia;

import java.time.Instant;

/** What the address of a withdrawn notice still says. */
public record WithdrawnView(long id, String projectName, String stage, Instant publishedAt, Instant endedAt, String reason) {
}
