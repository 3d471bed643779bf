package org.ecobureau.attachment.photo;

import org.ecobureau.attachment.photo.PhotoCopies.Copy;

/** A photo with boxes over what nobody shall see, newly encoded, and the same small. */
public record CoveredCopies(Copy shown, Copy thumbnail) {
}
