/**
 * Server-made SVG charts: pure builders that turn numbers into markup which needs no script and no inline style.
 * May use nothing of ours.
 */
package org.ecobureau.shared.chart;
