/**
 * Water quality of rivers and lakes for the public, and its evaluation. May use shared, calendar, region, staff, audit,
 * standard, attachment, publication and monitoring.
 */
package org.ecobureau.water;
