package org.ecobureau.monitoring.hj212;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.ObservationService;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Opens the listener with the site, when the settings want it, and closes it with the site. */
@ApplicationScoped
public class Listeners {
    private static final Logger LOG = Logger.getLogger(Listeners.class);

    @Inject
    Hj212Config config;
    @Inject
    MonitoringConfig monitoring;
    @Inject
    ObservationService service;
    @Inject
    Tallies tallies;
    @Inject
    Vertx vertx;
    @Inject
    MeterRegistry metrics;
    @Inject
    Clock clock;

    private Listener running;

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        running = listener(devices(), config);
        int port = running.listen(config.host(), config.port());
        metrics.gauge("hj212.connections", running, Listener::connections);
        LOG.infof("HJ 212: %d devices may send to %s:%d", config.devices().size(), config.host(), port);
    }

    void stop(@Observes ShutdownEvent event) {
        if (running != null) {
            running.close();
            tallies.flush();
        }
    }

    /** The devices of the settings. */
    List<Device> devices() {
        return config.devices().stream().map(d -> new Device(d.mn(), d.site(), d.password(), d.airUnit(), d.dataTime(),
                d.source().filter(s -> !s.isBlank()).orElse(monitoring.apiSource()))).toList();
    }

    Listener listener(List<Device> devices, Hj212Config settings) {
        DeviceIntake intake = new DeviceIntake(
                new Devices(devices, settings.packetsPerMinute(), settings.wrongPasswordsPerHour()), service, tallies, settings,
                clock);
        return new Listener(vertx, intake, tallies, settings);
    }
}
