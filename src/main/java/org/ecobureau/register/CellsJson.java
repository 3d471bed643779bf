package org.ecobureau.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Cells as the JSON object stored in a row. */
@Converter
public class CellsJson implements AttributeConverter<Map<String, String>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> CELLS = new TypeReference<>() {
    };

    @Override
    public String convertToDatabaseColumn(Map<String, String> cells) {
        try {
            return JSON.writeValueAsString(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, CELLS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
