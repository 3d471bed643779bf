package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How lists and maps stand in one column: codes joined by commas, small maps as JSON. */
final class Codes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Codes() {
    }

    static List<String> split(String column) {
        return column == null || column.isEmpty() ? List.of() : List.of(column.split(","));
    }

    static String json(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> map(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a map of texts: column is damaged", e);
        }
    }

    /** Pollution types in one column. */
    @Converter
    static class Types implements AttributeConverter<List<PollutionType>, String> {
        @Override
        public String convertToDatabaseColumn(List<PollutionType> types) {
            return String.join(",", types.stream().map(PollutionType::code).toList());
        }

        @Override
        public List<PollutionType> convertToEntityAttribute(String column) {
            List<PollutionType> types = new ArrayList<>();
            split(column).forEach(code -> types.add(PollutionType.byCode(code).orElseThrow()));
            return types;
        }
    }

    /** Any codes in one column. */
    @Converter
    static class Words implements AttributeConverter<List<String>, String> {
        @Override
        public String convertToDatabaseColumn(List<String> words) {
            return String.join(",", words);
        }

        @Override
        public List<String> convertToEntityAttribute(String column) {
            return split(column);
        }
    }

    /** Answers to the questions of a type. */
    @Converter
    static class Answers implements AttributeConverter<Map<String, String>, String> {
        @Override
        public String convertToDatabaseColumn(Map<String, String> answers) {
            return json(answers);
        }

        @Override
        public Map<String, String> convertToEntityAttribute(String column) {
            return map(column);
        }
    }

    /** What a step brought with it. */
    @Converter
    static class Payload implements AttributeConverter<Map<Datum, String>, String> {
        @Override
        public String convertToDatabaseColumn(Map<Datum, String> data) {
            Map<String, String> byCode = new LinkedHashMap<>();
            data.forEach((datum, value) -> byCode.put(datum.code(), value));
            return json(byCode);
        }

        @Override
        public Map<Datum, String> convertToEntityAttribute(String column) {
            Map<Datum, String> data = new EnumMap<>(Datum.class);
            map(column).forEach((code, value) -> Arrays.stream(Datum.values()).filter(d -> d.code().equals(code))
                    .forEach(d -> data.put(d, value)));
            return data;
        }
    }
}
