package org.ecobureau.attachment;

import java.util.UUID;

/** A stored file for pages and lists; the name is the sender's, cleaned, and is only for those who may see the original. */
public record AttachmentView(UUID id, AttachmentKind kind, String name, String mediaType, long bytes, String sha256,
        AttachmentState state) {

    public boolean clean() {
        return state == AttachmentState.CLEAN;
    }
}
