package org.ecobureau.home;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The map page. A base map shown to the public needs an approval number (审图号); without both settings there is none. */
@ConfigMapping(prefix = "eco.map")
public interface MapConfig {

    /** Path of an approved picture of the county on this site, such as {@code /assets/county.png}. */
    Optional<String> baseImage();

    /** Approval number of that picture, printed below it. */
    Optional<String> baseApproval();

    /** Open notices counted by township; a county has a few dozen at most. */
    @WithDefault("300")
    int mostNotices();
}
