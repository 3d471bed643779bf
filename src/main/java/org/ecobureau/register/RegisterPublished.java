package org.ecobureau.register;

/**
 * A list was published, replaced or withdrawn; fired in the transaction that does it.
 *
 * @param code the kind of list
 */
public record RegisterPublished(String code) {
}
