package org.ecobureau.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** The settings {@code eco.*} that the site reads, found in its code. */
final class Settings {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern SINGLE = Pattern.compile("@ConfigProperty\\(\\s*name = \"(eco\\.[^\"]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ECO_[A-Z0-9_]+)[:}]");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(eco\\.[a-z0-9.-]+)[:}]");

    private Settings() {
    }

    /** Property names such as {@code eco.site.base-url}; those of list elements carry {@code [*]}. */
    static Set<String> properties() throws IOException, ClassNotFoundException {
        Set<String> names = new TreeSet<>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher single = SINGLE.matcher(source);
                while (single.find()) {
                    names.add(single.group(1));
                }
                if (source.contains("@ConfigMapping(")) {
                    names.addAll(mapped(file));
                }
            }
        }
        Matcher reference = REFERENCE.matcher(applicationProperties());
        while (reference.find()) {
            names.add(reference.group(1));
        }
        return names;
    }

    private static Set<String> mapped(Path file) throws ClassNotFoundException {
        String name = SOURCES.relativize(file).toString().replace('/', '.').replaceAll("\\.java$", "");
        Class<?> mapping = Class.forName(name);
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        return ConfigMappings.getProperties(ConfigClass.configClass(mapping, prefix)).keySet();
    }

    /** Environment variables that mean one of the properties or are named in application.properties. */
    static Set<String> variables() throws IOException, ClassNotFoundException {
        Set<String> names = new TreeSet<>();
        properties().forEach(property -> names.add(variable(property)));
        Matcher variable = VARIABLE.matcher(applicationProperties());
        while (variable.find()) {
            names.add(variable.group(1));
        }
        return names;
    }

    /** How MicroProfile Config spells a property as an environment variable. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }

    private static String applicationProperties() throws IOException {
        return Files.readString(Path.of("src/main/resources/application.properties"));
    }
}
