package org.ecobureau.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Not a server: the demonstration data, loaded once into a site that runs. */
final class DemoPart implements Part {

    private final StackSettings settings;
    private final StatusFiles status;

    DemoPart(StackSettings settings, StatusFiles status) {
        this.settings = settings;
        this.status = status;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Map<String, String> start() {
        Path marker = settings.data().resolve("demo-data-loaded");
        DemoData data = new DemoData(status.look("app").orElseThrow().get("url"),
                status.look("keycloak").orElseThrow().get("token"));
        if (Files.exists(marker)) {
            data.refresh();
            return Map.of("loaded", "before");
        }
        data.load();
        try {
            Files.createFile(marker);
        } catch (IOException e) {
            throw new StackFailure("Cannot write " + marker + ": " + e.getMessage() + ".", e);
        }
        return Map.of("loaded", "now");
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public void stop() {
        // nothing runs
    }
}
