/**
 * The first page: what the menu items have to say today, composed and never stored here.
 * May use air, water, drinkingwater, eia, complaint and everything below them; nobody imports it.
 */
package org.ecobureau.home;
