package org.ecobureau.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A posted JSON array of rows, read one field at a time so that every mistake is reported at its place
 * ({@code [3].pm25}). Numbers stay exactly the decimals that were sent.
 */
public final class JsonRows {

    /** Rows of one call (contract). */
    public static final int MOST = 1000;
    /** Far more than 1,000 rows need. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    /** Digits before and after the point; nothing measured needs more, and 1e999999999 must not reach the arithmetic. */
    private static final int DIGITS = 12;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

    private final List<Row> rows = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    private JsonRows() {
    }

    /**
     * Reads the array.
     *
     * @throws Problem 400 when the body is no JSON array or has more than 1,000 rows, 413 when it is too large
     */
    public static JsonRows read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.tooLarge("发送的内容太大，请分几次发送，每次最多 " + MOST + " 行。");
        }
        JsonRows read = new JsonRows();
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problem.badRequest("请发送一个 JSON 数组，每行一个对象。");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (read.rows.size() == MOST) {
                    throw Problem.badRequest("每次最多 " + MOST + " 行，请分几次发送。");
                }
                JsonNode node = parser.readValueAsTree();
                read.rows.add(read.new Row("[" + read.rows.size() + "]", node));
            }
            if (parser.nextToken() != null) {
                throw Problem.badRequest("JSON 数组之后还有多余的内容。");
            }
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("发送的 JSON 格式有误，请按接口说明检查。");
        }
        return read;
    }

    public List<Row> rows() {
        return rows;
    }

    /** Throws a 400 that names every mistake found so far, if there is any. */
    public void check() {
        if (!violations.isEmpty()) {
            throw Problem.badRequest("有 " + violations.size() + " 处内容有误，没有计算。", violations);
        }
    }

    /** One row, or an object within a row. */
    public final class Row {

        private final String place;
        private final JsonNode node;

        private Row(String place, JsonNode node) {
            this.place = place;
            this.node = node;
        }

        /** Says what is wrong with a field; a row that is no object is refused once, as a whole. */
        public void refuse(String field, String message) {
            if (node.isObject()) {
                violations.add(new Violation(place + "." + field, message));
            }
        }

        /** The value of a field; null when it is absent, JSON null, or the row is no object. */
        public JsonNode get(String field) {
            JsonNode value = node.get(field);
            return value == null || value.isNull() ? null : value;
        }

        /** Refuses a row that is no object, and every field that is not one of these. */
        public void allowOnly(Set<String> fields) {
            if (!node.isObject()) {
                violations.add(new Violation(place, "每行应是一个 JSON 对象。"));
            }
            names().stream().filter(name -> !fields.contains(name)).forEach(name -> refuse(name, "没有这个字段。"));
        }

        public List<String> names() {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            return names;
        }

        /** A required day; null when it was refused. */
        public LocalDate day(String field) {
            JsonNode value = get(field);
            try {
                if (value != null && value.isTextual()) {
                    return LocalDate.parse(value.textValue());
                }
            } catch (DateTimeException e) {
                // Falls through to the message below: the text is no day.
            }
            refuse(field, "请填写日期，如 2026-04-01。");
            return null;
        }

        /**
         * One of some words.
         *
         * @param absent the value when the field is absent; null makes the field required
         */
        public <T> T choice(String field, Map<String, T> choices, T absent) {
            JsonNode value = get(field);
            if (value == null && absent != null) {
                return absent;
            }
            T found = value == null ? null : choices.get(value.asText());
            if (found == null) {
                refuse(field, "请填写其中之一：" + String.join("、", choices.keySet().stream().sorted().toList()) + "。");
            }
            return found;
        }

        /** The object in this field, with places like {@code [3].values.ph}; an empty one when it was refused. */
        public Row object(String field) {
            JsonNode value = get(field);
            if (value == null || !value.isObject()) {
                refuse(field, "应是一个 JSON 对象。");
                return new Row(place + "." + field, MissingNode.getInstance());
            }
            return new Row(place + "." + field, value);
        }

        /** The decimal in a field that holds a number; null when it was refused. */
        public BigDecimal decimal(String field, boolean mayBeNegative) {
            JsonNode value = get(field);
            if (value == null || !value.isNumber()) {
                refuse(field, "请填写数字。");
                return null;
            }
            BigDecimal number = value.decimalValue();
            if (!mayBeNegative && number.signum() < 0) {
                refuse(field, "不能是负数。");
                return null;
            }
            if (!reasonable(number)) {
                refuse(field, "数字太大或小数位数太多。");
                return null;
            }
            return number;
        }
    }

    /** Whether a number has at most twelve digits before and after the point. */
    public static boolean reasonable(BigDecimal number) {
        return number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS;
    }
}
