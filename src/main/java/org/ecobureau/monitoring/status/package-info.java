/**
 * The state of the data for anybody: what came in last of each series, what is missing, when the next value is due.
 * May use monitoring, standard and shared.
 */
package org.ecobureau.monitoring.status;
