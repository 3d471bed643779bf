package org.ecobureau.shared.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of CSV answers may wait for its ETag. */
@ConfigMapping(prefix = "eco.downloads")
public interface DownloadsConfig {

    /** Longest CSV that is read ahead to give it an ETag: about 400,000 observations; a longer one is streamed without. */
    @WithDefault("64M")
    MemorySize taggedBytes();

    /** All CSVs read ahead at one time, in temporary files; when they fill it, further ones are streamed without an ETag. */
    @WithDefault("512M")
    MemorySize waitingBytes();
}
