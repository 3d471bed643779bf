package org.ecobureau.monitoring.hj212;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.ecobureau.shared.web.ReadingLimit;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;

/** The open port: takes connections up to a limit, in all and from one address. */
final class Listener implements AutoCloseable {
    /** The database does the work: two at a time leave the pool to the visitors of the site. */
    private static final int WORKERS = 2;

    private final Vertx vertx;
    private final DeviceIntake intake;
    private final Tallies tallies;
    private final Hj212Config config;
    private final WorkerExecutor workers;
    private final NetServer server;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();

    Listener(Vertx vertx, DeviceIntake intake, Tallies tallies, Hj212Config config) {
        this.vertx = vertx;
        this.intake = intake;
        this.tallies = tallies;
        this.config = config;
        this.workers = vertx.createSharedWorkerExecutor("hj212", WORKERS);
        this.server = vertx.createNetServer(new NetServerOptions().setIdleTimeout((int) config.idle().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
    }

    /** Begins to listen and says on which port; 0 takes any free one. */
    int listen(String host, int port) {
        try {
            return server.connectHandler(this::connected).listen(port, host).toCompletionStage().toCompletableFuture().join()
                    .actualPort();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException("HJ 212: cannot listen at " + host + ":" + port + " (eco.hj212.port)",
                    e.getCause());
        }
    }

    private void connected(NetSocket socket) {
        String from = ReadingLimit.network(socket.remoteAddress().hostAddress());
        int ofAddress = openByAddress.merge(from, 1, Integer::sum);
        int all = open.incrementAndGet();
        Runnable gone = () -> {
            open.decrementAndGet();
            openByAddress.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
        };
        if (all > config.connections() || ofAddress > config.connectionsPerAddress()) {
            tallies.count(Tallies.NOBODY, Outcome.CONNECTIONS, "来自 " + socket.remoteAddress().hostAddress());
            gone.run();
            socket.close();
            return;
        }
        new Connection(vertx, socket, workers, intake, tallies, config).open(gone);
    }

    /** How many connections there are now. */
    int connections() {
        return open.get();
    }

    @Override
    public void close() {
        server.close();
        workers.close();
    }
}
