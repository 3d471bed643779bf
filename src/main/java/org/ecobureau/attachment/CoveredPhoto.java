package org.ecobureau.attachment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.ecobureau.attachment.photo.CoverBox;

/**
 * A copy of a photo with boxes over faces and plates.
 *
 * @param chosen meant for publication
 */
public record CoveredPhoto(UUID shown, UUID thumbnail, int thumbnailWidth, int thumbnailHeight, List<CoverBox> boxes,
        Instant madeAt, String madeBy, boolean chosen) {
}
