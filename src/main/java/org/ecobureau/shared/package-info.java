/** Level 0: what every feature needs and what knows nothing of any feature. May use nothing of ours. */
package org.ecobureau.shared;
