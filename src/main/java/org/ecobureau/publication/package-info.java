/**
 * How anything official reaches the public: draft, check by a second person, publication, correction, withdrawal; one
 * transition table, one mover, one event row a move. May use shared, staff and audit.
 */
package org.ecobureau.publication;
