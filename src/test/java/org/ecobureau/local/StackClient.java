package org.ecobureau.local;

import java.time.Duration;
import java.util.Map;

/** What tests and other programs use to reach the parts of the stack. */
public final class StackClient {

    /** Generous, for a machine that builds at the same time. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static Stack own;

    private StackClient() {
    }

    /** The values of a part, waiting until it is ready. */
    public static synchronized Map<String, String> part(String name) {
        StackSettings settings = StackSettings.fromSystemProperties();
        if (!settings.parts().contains(name)) {
            throw new StackFailure("This test needs the part '" + name + "' but the run has -Dstack.parts="
                    + String.join(",", settings.parts())
                    + ".");
        }
        if (System.getProperty("stack.dir") == null && own == null) {
            // not started by Maven: be the stack ourselves
            own = new Stack(settings);
            own.start();
        }
        return new StatusFiles(settings.status()).await(name, PATIENCE);
    }

    /** The packaged site with its own database, started at the first call. */
    public static Map<String, String> site() {
        StackClient.part("mariadb");
        StatusFiles status = new StatusFiles(StackSettings.fromSystemProperties().status());
        status.want("app");
        return status.await("app", PATIENCE);
    }
}
