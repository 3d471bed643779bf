package org.ecobureau.attachment;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the malware scanner (clamd) listens, and how patient we are with it. */
@ConfigMapping(prefix = "eco.clamd")
public interface ClamdConfig {

    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("3310")
    int port();

    /** In the same network a connection takes milliseconds; longer means that the scanner is away. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** A 25 MB document full of pictures takes some seconds; clamd's own limit (MaxScanTime) is two minutes. */
    @WithDefault("130s")
    Duration readTimeout();

    /** One node has a file for this long: longer than a scan may take, or two would scan the same. */
    @WithDefault("5m")
    Duration lease();

    /** How often quarantined files are looked for. New files are scanned at once; this is for what was left over. */
    @WithDefault("20s")
    String every();

    /** A file is tried again after this pause when the scanner was away. */
    @WithDefault("15s")
    Duration pause();
}
