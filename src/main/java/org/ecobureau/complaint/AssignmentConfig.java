package org.ecobureau.complaint;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the rules come from by which a unit is proposed. */
@ConfigMapping(prefix = "eco.assignment")
public interface AssignmentConfig {

    /** A file of rules in place of the one that comes with the site; read once, at the start. */
    Optional<Path> file();
}
