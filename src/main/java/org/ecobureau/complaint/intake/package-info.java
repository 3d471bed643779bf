/**
 * Complaints from the web and the API: the form with a question a page, the sealed draft behind it, the receipt. May use
 * complaint, shared, region and attachment, never complaint.desk or complaint.track.
 */
package org.ecobureau.complaint.intake;
