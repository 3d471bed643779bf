package org.ecobureau.attachment.photo;

/**
 * A photo that was looked at, and the copies to show.
 *
 * @param type what the bytes are, whatever the name says
 * @param width pixels of the original as stored, before its orientation is applied
 * @param height pixels of the original as stored
 * @param shown newly encoded JPEG without any metadata, turned upright
 * @param thumbnail the same, small
 */
public record PhotoCopies(PhotoType type, int width, int height, Copy shown, Copy thumbnail) {

    /** One newly encoded JPEG. */
    public record Copy(byte[] jpeg, int width, int height) {
    }
}
