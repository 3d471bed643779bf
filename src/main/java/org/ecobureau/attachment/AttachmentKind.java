package org.ecobureau.attachment;

/** What a stored file is for. */
public enum AttachmentKind {
    /** A photo as it was sent, with all it tells; for investigators only. */
    ORIGINAL,
    /** A photo newly encoded without metadata. */
    SHOWN,
    /** The same, small. */
    THUMBNAIL,
    /** A document of an official notice, meant for everybody once its notice is published. */
    DOCUMENT,
    /** A scanned letter: it shows who wrote it, and no public address serves it. */
    LETTER
}
