/**
 * People's ways through the packaged site with a real browser, a real Keycloak and a real scanner. May use the local stack and
 * nothing of the site's code: a journey knows only what a person sees.
 */
package org.ecobureau.journey;
