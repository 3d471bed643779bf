/**
 * Official work calendar of the State Council: which days are working days, and how legal periods in working days run.
 * A year without an official calendar is refused, never guessed. May use shared.
 */
package org.ecobureau.calendar;
