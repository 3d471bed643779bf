package org.ecobureau.home;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The map page. */
@ConfigMapping(prefix = "eco.map")
public interface MapConfig {

    /** Open notices counted by township; a county has a few dozen at most. */
    @WithDefault("300")
    int mostNotices();
}
