package org.ecobureau.notify;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The words of one kind of message; {@code {number}} and the like are filled in when it is written. */
@Entity
@Table(name = "message_template")
@IdClass(MessageTemplate.Key.class)
public class MessageTemplate extends PanacheEntityBase {

    /** The signature that text messages begin with. */
    private static final Pattern SIGNATURE = Pattern.compile("^【[^【】]*】");
    /** A gap to be filled by hand, which nobody does in a message, or half of one. */
    private static final Pattern GAP = Pattern.compile("【[^【】]*】|[【】]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\s]*)}");

    /** Kind and medium. */
    record Key(String code, Medium medium) implements Serializable {
    }

    @Id
    String code;
    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Medium medium;
    String title;
    String placeholders;
    String subject;
    String body;
    @Column(name = "changed_by")
    String changedBy;
    @Column(name = "changed_at")
    Instant changedAt;
    @Version
    long version;

    static Optional<MessageTemplate> of(String code, Medium medium) {
        return findByIdOptional(new Key(code, medium));
    }

    static List<MessageTemplate> everything() {
        return list("order by code, medium");
    }

    /** The placeholders the code fills in. */
    Set<String> known() {
        return new TreeSet<>(Arrays.asList(placeholders.split(",")));
    }

    /**
     * The placeholders and gaps of a text that nobody would fill in; a lone bracket counts as one, the signature 【…】 at the
     * beginning as none.
     */
    List<String> unknown(String text) {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!known().contains(matcher.group(1))) {
                unknown.add(matcher.group());
            }
        }
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            unknown.add(rest.indexOf('{') >= 0 ? "{" : "}");
        }
        unknown.addAll(gaps(rest));
        return unknown;
    }

    private static List<String> gaps(String text) {
        return GAP.matcher(SIGNATURE.matcher(text).replaceFirst("")).results().map(MatchResult::group).toList();
    }

    /**
     * The text with every placeholder filled in.
     *
     * @throws IllegalArgumentException when a value is missing: a message with a hole is never written
     */
    static String fill(String text, Map<String, String> values) {
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        if (rest.matches("(?s).*[{}].*") || !gaps(rest).isEmpty()) {
            throw new IllegalArgumentException("an open place stands in the words of a message");
        }
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
