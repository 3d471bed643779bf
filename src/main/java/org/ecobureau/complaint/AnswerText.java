package org.ecobureau.complaint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/** An answer in JSON: a text, number or true/false, or a list of them, which becomes one text joined by commas. */
class AnswerText extends StdDeserializer<String> {

    private static final long serialVersionUID = 1L;

    AnswerText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return scalar(json, context);
        }
        List<String> several = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            several.add(scalar(json, context));
        }
        return String.join(",", several);
    }

    private static String scalar(JsonParser json, DeserializationContext context) throws IOException {
        String text = json.getValueAsString();
        return text != null ? text
                : (String) context.handleUnexpectedToken(String.class, json.currentToken(), json, "not a text");
    }
}
