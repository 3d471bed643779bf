package org.ecobureau.monitoring;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the intake of observations and of how old a value may look current. */
@ConfigMapping(prefix = "eco.monitoring")
public interface MonitoringConfig {

    /** Only a local run or a test takes rows with the source "demonstration"; a real site refuses them. */
    @WithDefault("false")
    boolean demonstration();

    /** The source printed beside values that came through the API without one. */
    @WithDefault("岳阳市生态环境局平江分局")
    String apiSource();

    /** Who publishes the values of a kind of site that names nobody of its own. */
    Publishers publisher();

    /**
     * The publishers of each kind; unverified [U], to be confirmed by the bureau. HJ 633-2026, 5.1.2: reports on air come from
     * the
     * city level and above or from whom it authorises.
     */
    interface Publishers {
        @WithDefault("岳阳市生态环境局")
        String air();

        @WithDefault("岳阳市生态环境局平江分局")
        String water();

        @WithDefault("岳阳市生态环境局平江分局")
        String drinkingWater();

        @WithDefault("岳阳市生态环境局平江分局")
        String noise();

        /** The publisher of a kind of site. */
        default String of(SiteKind kind) {
            return switch (kind) {
                case AIR -> air();
                case WATER -> water();
                case DRINKING_WATER -> drinkingWater();
                case NOISE -> noise();
            };
        }
    }

    /** HJ 633-2026, 5.2: hourly values follow within an hour; after three they no longer say what the air is now. */
    @WithDefault("PT3H")
    Duration hourStaleAfter();

    /** Monthly results of sections follow in the next month; when this long after its end none newer came, the page says so. */
    @WithDefault("P62D")
    Duration monthStaleAfter();

    /** Quarterly results of sources: at least once a quarter to the public (生态环境法典 Art. 326). */
    @WithDefault("P122D")
    Duration quarterStaleAfter();

    /** Rows of one delivery through the API: a year of one air station (6 items each hour) is 52,560. */
    @WithDefault("100000")
    int maxRows();

    /** Bytes of one delivery through the API; the web server's own limit is higher. */
    @WithDefault("10000000")
    int maxBytes();

    /** Lines of one file of the import screen: a year of all stations is some hundred thousand. */
    @WithDefault("2000000")
    int screenMaxRows();

    /** Bytes of one file of the import screen; {@code quarkus.http.limits.max-body-size} must be a little higher. */
    @WithDefault("200000000")
    long screenMaxBytes();

    /** Work on a file that ends within this time needs no page with a progress bar. */
    @WithDefault("PT2S")
    Duration importWait();

    /** A job whose node did not report for this time was interrupted. */
    @WithDefault("PT2M")
    Duration importLease();

    /** Files on their way through the import screen are forgotten after this time. */
    @WithDefault("PT24H")
    Duration draftKept();
}
