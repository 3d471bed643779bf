package org.ecobureau.complaint;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Which unit leads for which matter, line by line as the file says. */
public final class AssignmentRules {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setTrim(true).setIgnoreEmptyLines(true).get();
    private static final String ANY = "*";
    private static final int LONGEST_REASON = 200;

    private final List<AssignmentRule> rules;

    private AssignmentRules(List<AssignmentRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What a line may name: units, townships and the subtypes of a type. */
    public record Known(Set<String> units, Set<String> townships, BiPredicate<PollutionType, String> subtype) {
    }

    /**
     * Reads a file of rules.
     *
     * @param name how messages call the file
     * @throws IllegalStateException naming file and line when a line cannot be understood or two lines contradict each other
     */
    public static AssignmentRules read(Reader text, String name, Known known) {
        List<AssignmentRule> rules = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord line : parser) {
                long at = parser.getCurrentLineNumber();
                AssignmentRule rule = rule(line, name, at, known);
                if (rules.stream().anyMatch(rule::contradicts)) {
                    throw broken(name, at, "a line above has the same type, subtype and township on the same days", null);
                }
                rules.add(rule);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("assignment rules " + name + " cannot be read: " + e.getMessage(), e);
        }
        return new AssignmentRules(rules);
    }

    /** The rules in force on that day, in the order of the file. */
    public List<AssignmentRule> on(LocalDate day) {
        return rules.stream().filter(rule -> rule.inForce(day)).toList();
    }

    private static AssignmentRule rule(CSVRecord line, String name, long at, Known known) {
        try {
            PollutionType type = type(line.get("type"));
            AssignmentRule rule = new AssignmentRule(type, subtype(line.get("subtype"), type, known),
                    township(line.get("township"), known), lead(line.get("lead"), known), helping(line.get("co"), known),
                    reason(line.get("reason")), day(line.get("valid_from")), day(line.get("valid_to")),
                    verified(line.get("verified")));
            require(!rule.helping().contains(rule.lead()), "the leading unit cannot help itself");
            require(rule.validFrom() == null || rule.validTo() == null || !rule.validTo().isBefore(rule.validFrom()),
                    "valid_to is before valid_from");
            return rule;
        } catch (RuntimeException e) {
            throw broken(name, at, e.getMessage(), e);
        }
    }

    private static PollutionType type(String code) {
        return code.equals(ANY) ? null
                : PollutionType.byCode(code).orElseThrow(() -> new IllegalArgumentException("no type '" + code + "'"));
    }

    private static String subtype(String code, PollutionType type, Known known) {
        if (code.equals(ANY)) {
            return null;
        }
        require(type != null && known.subtype().test(type, code), "no subtype '" + code + "' of that type");
        return code;
    }

    private static String township(String code, Known known) {
        if (code.equals(ANY)) {
            return null;
        }
        require(known.townships().contains(code), "no township '" + code + "'");
        return code;
    }

    private static String lead(String code, Known known) {
        require(code.equals(AssignmentRule.GRID) || known.units().contains(code), "no unit '" + code + "'");
        return code;
    }

    private static List<String> helping(String cell, Known known) {
        List<String> codes = cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\s*\\|\\s*"));
        codes.forEach(code -> require(known.units().contains(code), "no unit '" + code + "'"));
        require(Set.copyOf(codes).size() == codes.size(), "a helping unit stands twice");
        return codes;
    }

    private static String reason(String cell) {
        require(!cell.isEmpty(), "column reason is empty");
        require(cell.length() <= LONGEST_REASON, "the reason has more than " + LONGEST_REASON + " characters");
        return cell;
    }

    private static LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private static boolean verified(String cell) {
        require(cell.equals("V") || cell.equals("U"), "verified is V or U");
        return cell.equals("V");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    private static IllegalStateException broken(String name, long line, String what, Exception cause) {
        return new IllegalStateException("assignment rules " + name + ", line " + line + ": " + what, cause);
    }
}
