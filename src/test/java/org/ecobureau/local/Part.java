package org.ecobureau.local;

import java.util.Map;
import java.util.Optional;

/** One server of the stack. */
interface Part {

    String name();

    /** Starts the server, returns when it serves, and says how to reach it; throws {@link StackFailure} when it cannot. */
    Map<String, String> start();

    /** The sentence to show when the server has ended by itself since. */
    Optional<String> trouble();

    void stop();
}
