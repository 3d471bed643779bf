/**
 * Monitoring sites, their observations with append-only versions, import batches and the evaluations several menu items share.
 * May use shared, region, standard, publication, audit, staff.
 */
package org.ecobureau.monitoring;
