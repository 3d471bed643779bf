package org.ecobureau.standard.water;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.ecobureau.standard.DataFile;

/** Water quality classes from best to worst; GB 3838-2002 calls what is worse than V 劣V. */
public enum WaterClass {
    I("I", "Ⅰ"),
    II("II", "Ⅱ"),
    III("III", "Ⅲ"),
    IV("IV", "Ⅳ"),
    V("V", "Ⅴ"),
    WORSE_THAN_V("劣V", "劣Ⅴ");

    private static final Map<String, DataFile.Row> WORDS = DataFile.csv("water-classes.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.text("class"), Function.identity()));

    private final String code;
    private final String roman;

    WaterClass(String code, String roman) {
        this.code = code;
        this.roman = roman;
    }

    /** The word of the public interface: I, II, III, IV, V or 劣V. */
    public String code() {
        return code;
    }

    /** The word of pages: Ⅲ类. */
    public String label() {
        return roman + "类";
    }

    /** The state of a section of this class, 优 to 重度污染 (环办〔2011〕22号). */
    public String state() {
        return WORDS.get(code).text("state");
    }

    /** The colour of pages as #RRGGBB; always with the word beside it. */
    public String colour() {
        return WORDS.get(code).text("colour");
    }

    /** What water of this class is good for (GB 3838-2002 clause 3); empty for 劣V. */
    public String use() {
        return WORDS.get(code).text("use");
    }

    /** What water of this class may be used for, in plain words; empty for 劣V. */
    public String can() {
        return WORDS.get(code).text("can");
    }

    /** What water of this class must not be used for, in plain words. */
    public String cannot() {
        return WORDS.get(code).text("cannot");
    }

    public boolean worseThan(WaterClass other) {
        return compareTo(other) > 0;
    }

    /** Reads I or Ⅰ, with or without 类; empty for anything else. */
    public static Optional<WaterClass> parse(String text) {
        String bare = text.strip().replace("类", "");
        return Arrays.stream(values()).filter(c -> c.code.equals(bare) || c.roman.equals(bare)).findFirst();
    }
}
