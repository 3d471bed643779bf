/**
 * The complaint case and its rules: one transition table, one method that moves, one event row a move, clocks and sealed
 * identity. Sub-packages build the form, the reporter's page and the staff desk on it and never use each other.
 * May use shared, calendar, region, staff, audit, notify and attachment.
 */
package org.ecobureau.complaint;
