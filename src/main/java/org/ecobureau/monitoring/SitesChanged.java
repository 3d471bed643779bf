package org.ecobureau.monitoring;

import java.util.Set;

/**
 * Fired inside the transaction that changed facts of sites which evaluations rest on: target class, body of water,
 * whether it counts in the county mean, whether it is in use.
 */
public record SitesChanged(Set<Long> siteIds) {
}
