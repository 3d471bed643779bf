/**
 * Lists that somebody else keeps or decides (permits, plots, facilities, forecasts): columns as data, file or form in, four
 * eyes, page and API out. May use publication, region, staff, audit and shared.
 */
package org.ecobureau.register;
