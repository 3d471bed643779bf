/** Noise limits of GB 3096 and grades of HJ 640; pure rules over dated data. May use standard and shared. */
package org.ecobureau.standard.noise;
