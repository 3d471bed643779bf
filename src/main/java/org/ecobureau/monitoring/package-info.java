/**
 * Monitoring sites, their observations with append-only versions, import batches and the evaluations several menu items share.
 * May use shared, region, standard, publication, register, audit, staff, calendar.
 */
package org.ecobureau.monitoring;
