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
    LETTER,
    /** A document that staff keep with a case; never for everybody. */
    EVIDENCE,
    /** A photo with boxes over faces and plates. */
    COVERED,
    /** The same, small. */
    COVERED_THUMBNAIL;

    /** Newly encoded by us, so that a browser may show it. */
    boolean isCopy() {
        return this == SHOWN || this == THUMBNAIL || this == COVERED || this == COVERED_THUMBNAIL;
    }
}
