/**
 * The staff desk for complaints: lists, the case with the steps open to a person, entry of calls, letters and visits.
 * May use complaint, attachment, region, staff, audit and shared; never intake or track.
 */
package org.ecobureau.complaint.desk;
