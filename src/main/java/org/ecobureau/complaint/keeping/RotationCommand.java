package org.ecobureau.complaint.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.shared.web.Problem;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;

/** The change of keys as a command: {@code java -Deco.rotation.and-exit=true -jar quarkus-run.jar} does it and ends. */
@ApplicationScoped
class RotationCommand {

    private static final Logger LOG = Logger.getLogger(RotationCommand.class);

    @Inject
    KeyRotations rotations;

    @Inject
    RotationConfig config;

    void started(@Observes StartupEvent start) {
        if (config.andExit()) {
            // Beside the start, which ends first.
            new Thread(() -> Quarkus.asyncExit(run()), "key-rotation").start();
        }
    }

    /** 0 when nothing is left under older keys, else 1. */
    int run() {
        try {
            long id = rotations.ask("command");
            if (!rotations.run()) {
                LOG.error("another node is changing the keys, or an earlier change waits for other keys than this program has");
                return 1;
            }
            KeyRotation done = QuarkusTransaction.requiringNew().call(() -> KeyRotation.findById(id));
            LOG.infof("%d values changed, %d broken, %d left", done.changed, done.broken, done.leftOver);
            return done.complete() ? 0 : 1;
        } catch (Problem e) {
            LOG.error(e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            LOG.error("the change of keys stopped; start it again", e);
            return 1;
        }
    }
}
