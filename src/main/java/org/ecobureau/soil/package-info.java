/**
 * Menu item 土壤: plots under risk control and remediation, and key units, republished from the lists of province and city.
 * May use register, standard, region and shared.
 */
package org.ecobureau.soil;
