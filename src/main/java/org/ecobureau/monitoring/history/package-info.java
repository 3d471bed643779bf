/**
 * What became of published values, for anybody: all versions of one value, the public log of corrections, its feed.
 * May use monitoring, region, standard and shared.
 */
package org.ecobureau.monitoring.history;
