/** The ten promises of docs/promises.md, each as a suite that a person can run by its name. */
package org.ecobureau.promise;
