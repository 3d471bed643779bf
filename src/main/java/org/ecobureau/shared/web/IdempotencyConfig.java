package org.ecobureau.shared.web;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How repeated requests are answered. */
@ConfigMapping(prefix = "eco.idempotency")
public interface IdempotencyConfig {

    /** A first answer is repeated this long; the contract promises 24 hours. */
    @WithDefault("24h")
    Duration kept();

    /**
     * A second request waits this many seconds for the first before it is told 409: after a double click the browser
     * shows the answer to the second one, and that should be the receipt.
     */
    @WithDefault("3")
    int waitSeconds();

    /** Tries when the database undoes a transaction because of a deadlock (on a Galera cluster also between nodes). */
    @WithDefault("5")
    int tries();
}
