/**
 * The desk for measured values: what waits for a second person, entry of single values, proposals to verify and to correct.
 * May use monitoring, monitoring.history, standard, staff and shared.
 */
package org.ecobureau.monitoring.desk;
