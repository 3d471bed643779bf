package org.ecobureau.complaint.transfer;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Channel;

import io.quarkus.runtime.StartupEvent;

/** The clients of the settings, checked: a wrong one stops the start and says which and why. */
@ApplicationScoped
public class TransferClients {

    static final int SHORTEST_KEY = 32;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<Channel> CHANNELS = Set.of(Channel.WEB, Channel.HOTLINE12345, Channel.NATIONAL_PLATFORM,
            Channel.SUPERIOR, Channel.MEDIA);

    private final Map<String, Client> clients = new LinkedHashMap<>();

    /**
     * One client.
     *
     * @param keys newest first
     * @param callback where it is told of steps, null for nowhere
     */
    record Client(String id, Channel channel, List<String> keys, URI callback) {

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    @Inject
    public TransferClients(TransferConfig config) {
        for (TransferConfig.ClientConfig setting : config.clients()) {
            Client client = checked(setting);
            if (clients.put(client.id(), client) != null) {
                throw wrong(client.id(), "stands twice");
            }
        }
    }

    void failEarly(@Observes StartupEvent start) {
        // Being called builds this bean: a wrong setting stops the start and not the first call.
        if (clients.containsValue(null)) {
            throw new IllegalStateException("eco.transfers.clients holds an empty client");
        }
    }

    boolean none() {
        return clients.isEmpty();
    }

    Optional<Client> byId(String id) {
        return Optional.ofNullable(id).map(clients::get);
    }

    /** Whether anybody wants to be told of steps. */
    boolean anyCallback() {
        return clients.values().stream().anyMatch(c -> c.callback() != null);
    }

    private static Client checked(TransferConfig.ClientConfig setting) {
        String id = setting.id();
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw wrong(id, "needs an id of small letters, digits and dashes, at most 40");
        }
        Channel channel = Channel.byCode(setting.channel()).filter(CHANNELS::contains)
                .orElseThrow(() -> wrong(id, "needs a channel of " + CHANNELS.stream().map(Channel::code).sorted().toList()));
        List<String> keys = Arrays.stream(setting.keys().split(",", -1)).map(String::strip).toList();
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
            throw wrong(id, "needs keys of at least " + SHORTEST_KEY + " characters");
        }
        return new Client(id, channel, keys, setting.callback().map(text -> callback(id, text)).orElse(null));
    }

    private static URI callback(String id, String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("eco.transfers.clients " + id + ": the callback is no address", e);
        }
        boolean local = "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null
                || !"https".equals(address.getScheme()) && !local) {
            throw wrong(id, "needs a callback with https, without account and fragment");
        }
        return address;
    }

    private static IllegalStateException wrong(String id, String what) {
        return new IllegalStateException("eco.transfers.clients " + id + ": " + what);
    }
}
