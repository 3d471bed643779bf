package org.ecobureau.complaint.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.ecobureau.complaint.transfer.TransferConfig.ClientConfig;

import io.quarkus.runtime.configuration.MemorySize;

/** Settings by hand. */
final class Settings {

    private Settings() {
    }

    static ClientConfig client(String id, String channel, String keys, String callback) {
        return new ClientConfig() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String channel() {
                return channel;
            }

            @Override
            public String keys() {
                return keys;
            }

            @Override
            public Optional<String> callback() {
                return Optional.ofNullable(callback);
            }
        };
    }

    static TransferConfig of(ClientConfig... clients) {
        return new TransferConfig() {
            @Override
            public List<ClientConfig> clients() {
                return List.of(clients);
            }

            @Override
            public Duration window() {
                return Duration.ofMinutes(5);
            }

            @Override
            public MemorySize mostBody() {
                return new MemorySize(java.math.BigInteger.valueOf(65_536));
            }

            @Override
            public Duration callbackTimeout() {
                return Duration.ofSeconds(2);
            }

            @Override
            public int importRows() {
                return 500;
            }

            @Override
            public MemorySize importBytes() {
                return new MemorySize(java.math.BigInteger.valueOf(1_000_000));
            }

            @Override
            public Duration importKept() {
                return Duration.ofHours(24);
            }
        };
    }
}
