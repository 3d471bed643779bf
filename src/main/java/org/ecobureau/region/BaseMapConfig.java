package org.ecobureau.region;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The picture of the county that may be shown to the public: one with an approval number (审图号). Without both there is none. */
@ConfigMapping(prefix = "eco.map")
public interface BaseMapConfig {

    /** Path of an approved picture of the county on this site, such as {@code /assets/county.png}. */
    Optional<String> baseImage();

    /** Approval number of that picture, printed below it. */
    Optional<String> baseApproval();

    /** West, south, east and north edge of the picture in degrees, WGS-84; with them reporters can point at it. */
    Optional<List<BigDecimal>> baseBounds();
}
