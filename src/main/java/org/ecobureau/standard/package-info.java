/**
 * What binds the figures and the notices: standards and statutes with their days in force, limit sets, legal phrases and
 * the registry of measured parameters, all read from data files under {@code resources/standard}. May use shared.
 */
package org.ecobureau.standard;
