package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** How a complaint came in; the letter stands in its number. */
public enum Channel {
    WEB("web", "网上", "W"),
    PHONE("phone", "电话", "D"),
    LETTER("letter", "来信", "X"),
    VISIT("visit", "来访", "F"),
    HOTLINE12345("hotline12345", "12345 热线", "Z"),
    NATIONAL_PLATFORM("nationalPlatform", "全国平台", "Z"),
    SUPERIOR("superior", "上级交办", "Z"),
    MEDIA("media", "媒体", "M"),
    /** The environmental hotline that was merged into 12345; old records only. */
    HOTLINE12369("hotline12369", "原 12369 热线", "D");

    private final String code;
    private final String label;
    private final String letter;

    Channel(String code, String label, String letter) {
        this.code = code;
        this.label = label;
        this.letter = letter;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The letter of the case number: W web, D call, X letter, F visit, Z transfer, M media. */
    public String letter() {
        return letter;
    }

    /** Handed on by an authority that numbers what it hands on: hotline, national platform, superior. */
    public boolean numbersWhatItHandsOn() {
        return letter.equals("Z");
    }

    public static Optional<Channel> byCode(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }
}
