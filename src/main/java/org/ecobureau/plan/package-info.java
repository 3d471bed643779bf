/**
 * The indicators of the county's five-year plan: air and water ones computed from published data, the others from a published
 * list. May use everything below it; nobody imports it.
 */
package org.ecobureau.plan;
