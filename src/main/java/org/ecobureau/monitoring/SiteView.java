package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A site as pages and the API show it; sources of drinking water never carry coordinates.
 *
 * @param order position from upstream to downstream, or as the list is read
 */
public record SiteView(String code, String name, String kind, String township, String waterBody, int order, String targetClass,
        BigDecimal latitude, BigDecimal longitude, String authority, boolean active, String controlLevel, String bodyType,
        String publisher,
        @JsonIgnore Long id, @JsonIgnore boolean countyPoint, @JsonIgnore String earlierTargets) {

    /** The site with the target it had on a day. */
    public SiteView targetedOn(LocalDate day) {
        String then = TargetHistory.read(earlierTargets).on(day, targetClass);
        return Objects.equals(then, targetClass) ? this
                : new SiteView(code, name, kind, township, waterBody, order, then, latitude, longitude, authority, active,
                        controlLevel, bodyType, publisher, id, countyPoint, earlierTargets);
    }

    /** True for a well or a spring: other items, other standard. */
    @JsonIgnore
    public boolean groundwater() {
        return "groundwater".equals(bodyType);
    }

    /** The view of a site; {@code usualPublisher} publishes where the site names nobody. */
    static SiteView of(Site site, String usualPublisher) {
        boolean secret = site.kind == SiteKind.DRINKING_WATER;
        return new SiteView(site.code, site.name, site.kind.code(), site.township, site.waterBody, site.sortOrder,
                site.targetClass,
                secret ? null : site.latitude, secret ? null : site.longitude, site.authority, site.active, site.controlLevel,
                site.bodyType == null ? null : site.bodyType.name().toLowerCase(java.util.Locale.ROOT),
                site.publisher == null ? usualPublisher : site.publisher, site.id,
                site.countyPoint, site.earlierTargets);
    }
}
