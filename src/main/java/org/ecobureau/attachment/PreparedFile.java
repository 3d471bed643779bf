package org.ecobureau.attachment;

import org.ecobureau.attachment.photo.PhotoCopies;

/**
 * A file that passed the checks and can be stored.
 *
 * @param photo the copies to show, null for a document
 * @param sha256 of the content as sent, lower-case hex; use it for the file in a canonical body
 */
public record PreparedFile(Upload upload, String mediaType, String sha256, PhotoCopies photo) {

    public String name() {
        return upload.name();
    }

    public long bytes() {
        return upload.bytes();
    }
}
