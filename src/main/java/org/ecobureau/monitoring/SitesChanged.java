package org.ecobureau.monitoring;

import java.util.Set;

/**
 * Fired inside the transaction that changed facts of sites which evaluations rest on: target class, body of water, list state.
 */
public record SitesChanged(Set<Long> siteIds) {
}
