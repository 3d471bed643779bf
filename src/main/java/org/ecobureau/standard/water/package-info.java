/**
 * Classes and limits of surface water, drinking-water sources and groundwater; pure rules over dated data. May use standard and
 * shared.
 */
package org.ecobureau.standard.water;
