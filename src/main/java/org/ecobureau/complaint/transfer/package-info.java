/**
 * Matters that others hand over: files of 12345, the national platform, superiors and media, the signed interface for platforms
 * and adapters, and the calls that tell them what became of their matters.
 * May use complaint, notify, region, staff, audit and shared; never intake, desk or track.
 */
package org.ecobureau.complaint.transfer;
