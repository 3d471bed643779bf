package org.ecobureau.monitoring;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must be known of a value beside its number. A flag never changes a number: a value that may not count comes without
 * one, with a reason. The codes follow the data marks of HJ 212-2017 where that has one.
 */
public enum QualityFlag {
    DUST("沙尘影响"),
    MAINTENANCE("仪器维护"),
    CALIBRATION("仪器校准"),
    FAULT("仪器故障"),
    STOPPED("设施停运"),
    COMMUNICATION("通信中断"),
    OVER_RANGE("超出量程"),
    MANUAL("人工补录"),
    SUSPECT("存疑待核");

    private final String label;

    QualityFlag(String label) {
        this.label = label;
    }

    /** The name in files and in the API, such as {@code overRange}. */
    public String code() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        return words[0] + Arrays.stream(words).skip(1).map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                .collect(Collectors.joining());
    }

    /** The words a reader sees. */
    public String label() {
        return label;
    }

    /** Finds a flag by its code or its words. */
    public static Optional<QualityFlag> find(String text) {
        return Arrays.stream(values()).filter(f -> f.code().equalsIgnoreCase(text) || f.label.equals(text)).findFirst();
    }

    /** The flags of a stored text, null or codes joined by {@code ;}. */
    public static Set<QualityFlag> parse(String stored) {
        Set<QualityFlag> flags = new LinkedHashSet<>();
        for (String code : stored == null || stored.isEmpty() ? new String[0] : stored.split(";")) {
            flags.add(find(code).orElseThrow(() -> new IllegalArgumentException("unknown quality flag " + code)));
        }
        return flags;
    }

    /** The text to store, null for none; the order is that of this list. */
    public static String stored(Set<QualityFlag> flags) {
        List<String> codes = Arrays.stream(values()).filter(flags::contains).map(QualityFlag::code).toList();
        return codes.isEmpty() ? null : String.join(";", codes);
    }

    /** The words of a stored text, joined by 、 */
    public static String words(String stored) {
        return parse(stored).stream().map(QualityFlag::label).collect(Collectors.joining("、"));
    }
}
