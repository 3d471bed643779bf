package org.ecobureau.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.Startup;

/**
 * Every kind of list, read from {@code register/index.csv} and {@code register/<code>.json} when the site starts: a broken
 * file fails the start.
 */
@Startup
@Singleton
public class RegisterKinds {

    private static final String FOLDER = "register/";
    private static final CSVFormat INDEX = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setTrim(true).setIgnoreEmptyLines(true).get();
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, RegisterKind> kinds;

    private record KindFile(@JsonProperty("title") String title, @JsonProperty("purpose") String purpose,
            @JsonProperty("law") String law, @JsonProperty("key") List<String> key,
            @JsonProperty("columns") List<RegisterColumn> columns) {
    }

    public RegisterKinds() {
        Map<String, RegisterKind> read = new LinkedHashMap<>();
        try (CSVParser index = CSVParser.parse(new InputStreamReader(open("index.csv"), StandardCharsets.UTF_8), INDEX)) {
            for (CSVRecord line : index) {
                String code = line.get("code");
                String page = line.get("page");
                try (InputStream in = open(code + ".json")) {
                    if (read.put(code, kind(code, page.isEmpty() ? null : page, in)) != null) {
                        throw new IllegalStateException("register kind " + code + " stands twice in index.csv");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kinds = Collections.unmodifiableMap(read);
    }

    /**
     * Reads one data file.
     *
     * @throws IllegalStateException when the file is not a valid kind
     */
    static RegisterKind kind(String code, String page, InputStream in) {
        try {
            KindFile file = JSON.readValue(in, KindFile.class);
            return new RegisterKind(code, page, file.title(), file.purpose(), file.law(), file.key(), file.columns());
        } catch (IOException e) {
            throw new IllegalStateException("register kind " + code + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("data file " + FOLDER + name + " is missing");
        }
        return in;
    }

    /** All kinds in the order of the index. */
    public List<RegisterKind> all() {
        return List.copyOf(kinds.values());
    }

    public Optional<RegisterKind> byCode(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /**
     * The kind with this code.
     *
     * @throws IllegalArgumentException when there is no data file for it
     */
    public RegisterKind get(String code) {
        return byCode(code).orElseThrow(() -> new IllegalArgumentException("no kind '" + code + "' in register/index.csv"));
    }
}
