package org.ecobureau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * What the template engine lets pass and we do not: it swallows an unknown tag directly inside an include, and it does not
 * know our policy (no inline script or style) nor that every field needs a label.
 */
class TemplateLintTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Set<String> ENGINE = Set.of("if", "else", "for", "each", "include", "insert", "let", "set",
            "switch", "when", "is", "case", "fragment", "with", "eval", "cached");
    /** Server-made SVG is the only output that is not escaped. */
    private static final Set<String> RAW_ALLOWED = Set.of("svg.raw", "chart.raw", "chart.svg.raw", "view.chart.raw");
    private static final Pattern TAG = Pattern.compile("\\{#([A-Za-z][\\w-]*)");
    private static final Pattern INSERT = Pattern.compile("\\{#insert\\s+([A-Za-z][\\w-]*)");
    private static final Pattern INLINE = Pattern
            .compile("(?i)<style|\\sstyle\\s*=|\\son[a-z]+\\s*=\\s*[\"']|<script(?![^>]*\\ssrc=)|javascript:");
    private static final Pattern RAW = Pattern.compile("\\{([^{}]*\\.(?:raw|safe))\\s*\\}");
    private static final Pattern FIELD = Pattern.compile("(?is)<(input|select|textarea)\\b((?:\\{[^{}]*\\}|[^>{])*)>");

    @Test
    void onlyKnownTagsAndBlocks() throws IOException {
        Set<String> tags = new HashSet<>(ENGINE);
        tags.addAll(names(TEMPLATES.resolve("tags")));
        Set<String> blocks = new HashSet<>();
        for (Path file : files()) {
            Matcher insert = INSERT.matcher(Files.readString(file));
            while (insert.find()) {
                blocks.add(insert.group(1));
            }
        }
        List<String> unknown = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            Matcher tag = TAG.matcher(text);
            while (tag.find()) {
                String name = tag.group(1);
                boolean block = blocks.contains(name) && text.contains("{#include");
                if (!tags.contains(name) && !block) {
                    unknown.add(file + ": {#" + name + "}");
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void noInlineScriptOrStyle() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            Matcher inline = INLINE.matcher(Files.readString(file));
            while (inline.find()) {
                found.add(file + ": " + inline.group());
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void nothingIsPrintedUnescapedButOurOwnDrawings() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            Matcher raw = RAW.matcher(Files.readString(file));
            while (raw.find()) {
                String expression = raw.group(1).strip();
                boolean drawing = RAW_ALLOWED.stream().anyMatch(expression::endsWith);
                if (!drawing) {
                    found.add(file + ": " + expression);
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyFieldHasALabel() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            Matcher field = FIELD.matcher(text);
            while (field.find()) {
                String attributes = field.group(2);
                boolean silent = attributes.matches("(?s).*type=\"(hidden|submit)\".*");
                Matcher id = Pattern.compile("\\sid=\"([^\"]+)\"").matcher(attributes);
                // A picture that is a button is read out by its alternative text.
                boolean labelled = attributes.contains("aria-label")
                        || attributes.contains("type=\"image\"") && attributes.matches("(?s).*alt=\"[^\"]+\".*")
                        || id.find() && text.contains("for=\"" + id.group(1) + "\"");
                if (!silent && !labelled) {
                    found.add(file + ": <" + field.group(1) + attributes + ">");
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void pagesHaveATitleAndOneMainHeading() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            boolean page = text.contains("{#include layout/public}") || text.contains("{#include layout/desk}")
                    || text.contains("{#include layout/print}");
            if (page && (!text.contains("{#title}") || !text.contains("<h1"))) {
                found.add(file.toString());
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void theTitleSaysFirstThatSomethingMustBeMended() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            if (text.contains("{#title}") && text.contains("{#errorSummary ") && !text.contains("{#title}{#errorTitle ")) {
                found.add(file.toString());
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void tagsDeclareTheirParametersOnLineOne() throws IOException {
        List<Path> tags;
        try (Stream<Path> all = Files.list(TEMPLATES.resolve("tags"))) {
            tags = all.toList();
        }
        assertFalse(tags.isEmpty());
        for (Path tag : tags) {
            String first = Files.readAllLines(tag).get(0);
            String name = tag.getFileName().toString().replace(".html", "");
            assertEquals("{! " + name + ":", first.substring(0, Math.min(first.length(), name.length() + 4)), tag.toString());
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
    }
}
