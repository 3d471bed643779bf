package org.ecobureau.complaint.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of matters that others hand over. */
@ConfigMapping(prefix = "eco.transfers")
public interface TransferConfig {

    /** Who may call the signed interface; without any it does not exist. */
    List<ClientConfig> clients();

    /** How far the time stamp of a call may be from our clock, before and after. */
    @WithDefault("5m")
    Duration window();

    /** Of one call. */
    @WithDefault("64K")
    MemorySize mostBody();

    /** Patience with the address of a client. */
    @WithDefault("10s")
    Duration callbackTimeout();

    /** Rows of one file; all of them are stored in one transaction. */
    @WithDefault("500")
    int importRows();

    /** Of one file. */
    @WithDefault("5M")
    MemorySize importBytes();

    /** How long an uploaded file and the receipts made from it are kept for whoever uploaded it. */
    @WithDefault("24h")
    Duration importKept();

    /** One platform or adapter. */
    interface ClientConfig {
        /** Its name in the header {@code Eco-Client}: small letters, digits and dashes. */
        String id();

        /** How its matters came in: a code of {@link org.ecobureau.complaint.Channel}. */
        String channel();

        /** Secret texts of at least 32 characters, separated by commas; the first signs our calls, all are believed. */
        String keys();

        /** Where it is told of steps of its matters; https, or this machine itself. */
        Optional<String> callback();
    }
}
