package org.ecobureau.standard.noise;

import java.math.BigDecimal;
import java.util.List;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Rounding;

/**
 * Grade of the acoustic environment by HJ 640-2012, 一级 好 to 五级 差.
 *
 * @param level 1 to 5
 */
public record NoiseGrade(int level) {

    private static final List<String> ROMAN = List.of("一级", "二级", "三级", "四级", "五级");
    private static final List<String> WORDS = List.of("好", "较好", "一般", "较差", "差");
    private static final List<String> BOUNDS = List.of("grade1", "grade2", "grade3", "grade4");
    /** Levels are graded as published, with one decimal. */
    private static final int DECIMALS = 1;

    private record Row(String kind, String period, List<BigDecimal> bounds) {
    }

    private static final List<Row> ROWS = DataFile.csv("noise-grades.csv").stream()
            .map(row -> new Row(row.text("kind"), row.text("period"), BOUNDS.stream().map(row::number).toList()))
            .toList();

    /** The grade of a mean level in dB(A). */
    public static NoiseGrade of(NoiseKind kind, NoisePeriod period, BigDecimal level) {
        Row row = ROWS.stream().filter(r -> r.kind().equals(kind.code()) && r.period().equals(period.code()))
                .findFirst().orElseThrow();
        BigDecimal rounded = Rounding.halfEven(level, DECIMALS);
        int grade = (int) row.bounds().stream().filter(b -> rounded.compareTo(b) > 0).count() + 1;
        return new NoiseGrade(grade);
    }

    /** 一级 to 五级. */
    public String label() {
        return ROMAN.get(level - 1);
    }

    /** 好, 较好, 一般, 较差 or 差. */
    public String word() {
        return WORDS.get(level - 1);
    }
}
