/** Who is signed in: accounts of the identity provider, roles, units and what a unit may see. May use {@code shared}. */
package org.ecobureau.staff;
