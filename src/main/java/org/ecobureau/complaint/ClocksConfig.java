package org.ecobureau.complaint;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the terms of complaints come from. A case keeps the terms that were in force when it was registered and accepted. */
@ConfigMapping(prefix = "eco.clocks")
public interface ClocksConfig {

    /** A file of terms in place of the one that comes with the site; read once, at the start. */
    Optional<Path> file();

    /** How often it is looked whether due dates are to be counted anew; {@code off} on a node that shall not. */
    @WithDefault("30s")
    String recountEvery();
}
