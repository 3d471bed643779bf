/**
 * Approval of construction projects as the public follows it: acceptance, proposed decision, decision, each with its
 * period, documents and rights. May use publication, attachment, standard, calendar, region, staff and shared.
 */
package org.ecobureau.eia;
