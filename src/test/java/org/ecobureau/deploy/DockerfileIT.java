package org.ecobureau.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Runs after packaging. */
class DockerfileIT {

    @Test
    void everythingCopiedIntoTheImageIsBuiltAndLetThroughToTheEngine() throws IOException {
        List<String> copied = Files.readAllLines(Path.of("src/main/docker/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY ")).map(line -> line.split("\\s+")[1]).toList();
        assertEquals(4, copied.size());
        assertEquals(List.of(), copied.stream().filter(path -> !Files.exists(Path.of(path))).toList());
        assertTrue(Files.readAllLines(Path.of(".dockerignore")).contains("!target/quarkus-app"));
        assertTrue(copied.stream().allMatch(path -> path.startsWith("target/quarkus-app/")));
    }

    @Test
    void theImageHoldsAllOfThePackagedSite() throws IOException {
        String dockerfile = Files.readString(Path.of("src/main/docker/Dockerfile"));
        try (var entries = Files.list(Path.of("target/quarkus-app"))) {
            List<String> missing = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals("quarkus-app-dependencies.txt")).filter(name -> !dockerfile.contains(name))
                    .toList();
            assertEquals(List.of(), missing);
        }
    }
}
