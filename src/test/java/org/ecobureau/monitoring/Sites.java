package org.ecobureau.monitoring;

import java.util.Locale;
import java.util.UUID;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Tests: sites of their own, so that tests do not meet each other's values; they count in no county mean. */
public final class Sites {

    private Sites() {
    }

    /** A new site with a code nobody else uses. */
    public static SiteView fresh(SiteKind kind) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Site site = new Site();
            site.code = "test-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
            site.name = "测试点位 " + site.code.substring(5, 13);
            site.kind = kind;
            site.bodyType = kind == SiteKind.WATER ? Site.BodyType.RIVER
                    : kind == SiteKind.DRINKING_WATER ? Site.BodyType.LAKE : null;
            site.targetClass = kind == SiteKind.WATER ? "III" : kind == SiteKind.DRINKING_WATER ? "II" : null;
            site.sortOrder = 900;
            site.authority = "测试机构";
            site.publisher = "测试发布机构";
            site.countyPoint = false;
            site.active = true;
            site.persist();
            return SiteView.of(site, "测试发布机构");
        });
    }

    /** A new well among the drinking-water sources, without a target of its own. */
    public static SiteView freshGroundwater() {
        SiteView site = fresh(SiteKind.DRINKING_WATER);
        return QuarkusTransaction.requiringNew().call(() -> {
            Site well = Site.byCode(site.code()).orElseThrow();
            well.bodyType = Site.BodyType.GROUNDWATER;
            well.targetClass = null;
            return SiteView.of(well, "测试机构");
        });
    }
}
