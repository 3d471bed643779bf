package org.ecobureau.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\b(?:ECO|QUARKUS)_[A-Z0-9_]*[A-Z0-9]\\b");

    @ParameterizedTest
    @ValueSource(strings = { "src/main/docker/Dockerfile", "src/main/deploy/compose.yaml", "src/main/deploy/eco.env.example",
            "docs/operations.md" })
    void everyVariableNamedIsASettingOfTheSite(String file) throws IOException, ClassNotFoundException {
        Set<String> unknown = new TreeSet<>();
        Matcher variable = VARIABLE.matcher(Files.readString(Path.of(file)));
        while (variable.find()) {
            unknown.add(variable.group());
        }
        unknown.removeAll(Settings.variables());
        assertEquals(Set.of(), unknown, file);
    }

    @Test
    void everySettingOfTheSiteIsExplainedInTheOperationsGuide() throws IOException, ClassNotFoundException {
        String guide = Files.readString(Path.of("docs/operations.md"));
        List<String> missing = Settings.properties().stream().filter(name -> !guide.contains("`" + name + "`")).toList();
        assertEquals(List.of(), missing, "add a row to the table of settings in docs/operations.md");
    }

    @Test
    void theExampleHoldsNoSecret() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/deploy/eco.env.example"));
        assertTrue(lines.contains("ECO_KEYS_SEAL="));
        assertFalse(lines.stream().anyMatch(line -> line.matches("ECO_.*(KEYS|SECRET|PASSWORD).*=.+")));
    }
}
