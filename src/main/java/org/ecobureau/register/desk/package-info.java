/** Where publishers keep the lists. May use register, publication, region, staff, audit and shared. */
package org.ecobureau.register.desk;
