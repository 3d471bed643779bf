package org.ecobureau.notify;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the messages that leave the site. */
@ConfigMapping(prefix = "eco.notify")
public interface NotifyConfig {

    /** How often the outbox is looked through; {@code off} on a node that shall not send. */
    @WithDefault("10s")
    String every();

    /** Nobody is woken by a message about a complaint: outside emergencies nothing is sent from here … */
    @WithDefault("22:00")
    LocalTime quietFrom();

    /** … until here, China time. */
    @WithDefault("07:00")
    LocalTime quietUntil();

    /** Pauses between attempts, separated by commas; after the last one a person decides. */
    @WithDefault("1m,5m,30m,2h,12h")
    String pauses();

    /** The pauses one by one. */
    default List<Duration> pauseList() {
        return Arrays.stream(pauses().split(",")).map(String::strip).map(DurationConverter::parseDuration).toList();
    }

    /** One node has a message for this long: longer than mail server and gateway may take. */
    @WithDefault("2m")
    Duration lease();

    /** Mail leaves only where a mail server is set ({@code quarkus.mailer.*}) and this is on. */
    @WithDefault("false")
    boolean mail();

    Sms sms();

    /** The text-message gateway; see docs/features/messages.md for what it must answer. */
    interface Sms {
        /** Address that takes a POST; without one no text message is written at all. */
        Optional<String> url();

        /** Key the gateway knows us by. */
        Optional<String> key();

        @WithDefault("10s")
        Duration timeout();
    }
}
