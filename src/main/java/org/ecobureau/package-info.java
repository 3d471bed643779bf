/** Public environmental information and complaint site of a county. The layout is explained in {@code docs/architecture.md}. */
package org.ecobureau;
