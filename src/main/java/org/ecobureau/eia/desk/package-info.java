/** The publishers' desk for approval notices. May use eia and whatever eia may use. */
package org.ecobureau.eia.desk;
