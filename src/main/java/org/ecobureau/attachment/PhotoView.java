package org.ecobureau.attachment;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo for pages: three files that share one state. Width and height are those of the thumbnail, so that the page does
 * not jump while it loads.
 */
public record PhotoView(UUID original, UUID shown, UUID thumbnail, AttachmentState state, int thumbnailWidth,
        int thumbnailHeight, Instant storedAt) {

    public boolean clean() {
        return state == AttachmentState.CLEAN;
    }

    public String stateLabel() {
        return state.label();
    }
}
