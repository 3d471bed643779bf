/** Text helpers: Unicode normalisation, masking, CSV. May use nothing of ours. */
package org.ecobureau.shared.text;
