/**
 * Monthly and yearly bulletins: figures of what was published, frozen with their data version, and the editor's words. May use
 * everything below it; nobody imports it.
 */
package org.ecobureau.statistics;
