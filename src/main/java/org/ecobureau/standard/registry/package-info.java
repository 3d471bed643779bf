/**
 * The public registry of standards and law articles: pages, JSON and CSV. May use standard, standard.air and shared.
 */
package org.ecobureau.standard.registry;
