/**
 * The servers of a local run and of the tests: MariaDB, mail, Keycloak, clamd and the packaged site, started by one background
 * process and found through small status files. May use nothing of the site itself.
 */
package org.ecobureau.local;
