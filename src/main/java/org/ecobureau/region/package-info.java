/**
 * Where things are: townships of the county, positions, and what others know about a place and time. May use {@code shared}.
 */
package org.ecobureau.region;
