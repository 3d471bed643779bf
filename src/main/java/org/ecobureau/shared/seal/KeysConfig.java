package org.ecobureau.shared.seal;

import io.smallrye.config.ConfigMapping;

/**
 * Secret keys, kept outside the database. Each setting is one base64 key of 32 bytes (which then has the id 1), or a
 * comma list {@code id:base64}, newest first: the first key seals, the others only open. There is no default, so a
 * production start without keys fails.
 */
@ConfigMapping(prefix = "eco.keys")
public interface KeysConfig {

    /** Keys for {@link Sealing}. */
    String seal();

    /** Keys for {@link Macs}; another secret than the sealing keys, so that one leak does not open both. */
    String mac();

    /** Seeds of Ed25519 keys for {@link Signing}: what is printed on slips. The first signs, all are believed. */
    String sign();
}
