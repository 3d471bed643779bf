/**
 * What a reporter sees of the case with the receipt: time line, clocks, answers, messages, withdrawal and rating, as page
 * and API. May use complaint, shared and region, never complaint.desk or complaint.intake.
 */
package org.ecobureau.complaint.track;
