/**
 * Menu item 饮用水源: quarterly results of the drinking-water sources.
 * May use calendar, region, staff, audit, standard, attachment, publication, register, monitoring and shared; never water.
 */
package org.ecobureau.drinkingwater;
