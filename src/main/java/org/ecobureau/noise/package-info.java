/**
 * Menu item 噪声: functional areas, results of area, road and zone points, night-work permits, and who is responsible for which
 * noise. May use monitoring, register, standard, region and shared.
 */
package org.ecobureau.noise;
