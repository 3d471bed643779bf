/** The only place that reads the system clock, and how instants are shown in China. May use nothing of ours. */
package org.ecobureau.shared.time;
