/**
 * Menu item 空气: air results from observations, their pages and API, the calculator and the method page.
 * May use calendar, region, staff, audit, standard, attachment, publication, monitoring and shared.
 */
package org.ecobureau.air;
