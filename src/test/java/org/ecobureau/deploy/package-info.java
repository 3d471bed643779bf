/**
 * What is handed to those who run the site: the container file, the compose file and the list of settings name only what
 * exists, and the packaged program does what the operations guide says.
 * May use the site's configuration classes through reflection.
 */
package org.ecobureau.deploy;
