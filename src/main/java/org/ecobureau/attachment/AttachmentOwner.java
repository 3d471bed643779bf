package org.ecobureau.attachment;

/** Whose file it is, for instance {@code ("complaint", "17")}, {@code ("draft", token)}, {@code ("eia-version", "3")}. */
public record AttachmentOwner(String kind, String id) {

    public AttachmentOwner(String kind, long id) {
        this(kind, Long.toString(id));
    }
}
