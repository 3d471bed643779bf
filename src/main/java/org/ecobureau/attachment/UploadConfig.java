package org.ecobureau.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of what is taken. More than these is answered with 413. */
@ConfigMapping(prefix = "eco.upload")
public interface UploadConfig {

    /** Photos with one complaint: enough for near, far, label and number plate, and few enough to look at. */
    @WithDefault("9")
    int photos();

    /** One photo: today's telephones write 3 to 8 MB. */
    @WithDefault("10M")
    MemorySize photoBytes();

    /** All photos of one request; the web server's own limit (quarkus.http.limits.max-body-size) lies above it. */
    @WithDefault("60M")
    MemorySize allBytes();

    /** Width times height before decoding: decoding 40 million pixels takes at most 160 MB of memory. */
    @WithDefault("40000000")
    long pixels();

    /** Longer edge of the copy that is shown: fills a screen, and number plates stay readable. */
    @WithDefault("1600")
    int shownEdge();

    /** Longer edge of the copy in lists: sharp at 160 CSS pixels on a telephone. */
    @WithDefault("320")
    int thumbnailEdge();

    /** One document: below the 30 MB that the scanner is set to take (StreamMaxLength of clamd.conf). */
    @WithDefault("25M")
    MemorySize documentBytes();
}
