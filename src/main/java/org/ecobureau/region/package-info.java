/** Where things are: townships of the county. May use {@code shared}. */
package org.ecobureau.region;
