/** Menu item 设施名单: sewage plants, tailings ponds, zones and other lists with a state. May use register, region and shared. */
package org.ecobureau.facility;
