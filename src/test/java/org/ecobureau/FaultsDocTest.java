package org.ecobureau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The tests that {@code docs/faults.md} names are there under these names. */
class FaultsDocTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*Test)\\.([a-z][A-Za-z0-9]*)`");

    @Test
    void everyTestThatTheListOfFaultsNamesIsThere() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(f -> f.toString().endsWith("Test.java")).toList();
        }
        List<String> missing = new ArrayList<>();
        int named = 0;
        Matcher matcher = NAMED.matcher(Files.readString(Path.of("docs/faults.md")));
        while (matcher.find()) {
            named++;
            boolean there = false;
            for (Path source : sources) {
                there |= source.getFileName().toString().equals(matcher.group(1) + ".java")
                        && Files.readString(source).contains("void " + matcher.group(2) + "(");
            }
            if (!there) {
                missing.add(matcher.group());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(named > 20, "tests named: " + named);
    }
}
