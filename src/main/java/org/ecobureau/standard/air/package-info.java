/**
 * Air quality index, limits and means by HJ 633, GB 3095 and HJ 663; pure rules over dated data. May use standard and shared.
 */
package org.ecobureau.standard.air;
