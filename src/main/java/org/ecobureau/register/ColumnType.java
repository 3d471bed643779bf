package org.ecobureau.register;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cell of a column holds. */
public enum ColumnType {
    @JsonProperty("text")
    TEXT("文字", 300),
    @JsonProperty("longText")
    LONG_TEXT("长文字", 4_000),
    /** A day, stored as {@code 2026-11-25}. */
    @JsonProperty("date")
    DATE("日期，例如 2026-11-25", 20),
    /** A decimal number, stored without grouping. */
    @JsonProperty("number")
    NUMBER("数字", 30),
    /** Stored as the nine-digit code; a file may give the name. */
    @JsonProperty("township")
    TOWNSHIP("乡镇名称或九位代码", 40),
    /** Stored as the value of the option; a file may give its label. */
    @JsonProperty("choice")
    CHOICE("从固定选项中选一个", 60),
    @JsonProperty("url")
    URL("网址，以 https:// 或 http:// 开头", 500),
    /** An office's phone; where the public reads the column, mobile numbers of persons are refused. */
    @JsonProperty("phone")
    PHONE("办公电话", 40);

    private final String label;
    private final int longest;

    ColumnType(String label, int longest) {
        this.label = label;
        this.longest = longest;
    }

    /** The word of data files and of the API. */
    public String code() {
        return this == LONG_TEXT ? "longText" : name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What to write into such a cell, for templates of files. */
    public String label() {
        return label;
    }

    /** Characters of a cell. */
    public int longest() {
        return longest;
    }
}
