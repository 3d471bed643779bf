package org.ecobureau.monitoring.hj212;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.QualityFlag;
import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Parameters;

/** The factor codes and data marks of HJ 212-2017 that this site understands; data in {@code standard/hj212-*.csv}. */
final class Factors {
    private static final Map<String, Factor> FACTORS = readFactors();
    private static final Map<String, Mark> MARKS = readMarks();

    private Factors() {
    }

    /**
     * One factor.
     *
     * @param parameter code of the public interface
     * @param times what a value in the standard's unit is multiplied with
     * @param timesMicro the same for a device that sends micrograms per cubic metre
     * @param most above this, in the unit of the parameter, the unit must be wrong
     * @param periods the periods whose mean is the value this site means by that name
     */
    record Factor(String code, String parameter, BigDecimal times, BigDecimal timesMicro, BigDecimal most,
            Set<PeriodKind> periods) {

        BigDecimal times(Device.Unit unit) {
            return unit == Device.Unit.MICROGRAMS ? timesMicro : times;
        }
    }

    /**
     * What a data mark means.
     *
     * @param flag the quality flag, null for a plain value
     * @param counts whether the number may be used
     */
    record Mark(String letter, QualityFlag flag, boolean counts) {
    }

    static Optional<Factor> factor(String code) {
        return Optional.ofNullable(FACTORS.get(code.toLowerCase(Locale.ROOT)));
    }

    static Optional<Mark> mark(String letter) {
        return Optional.ofNullable(MARKS.get(letter.toUpperCase(Locale.ROOT)));
    }

    private static Map<String, Factor> readFactors() {
        Map<String, Factor> factors = new HashMap<>();
        for (DataFile.Row row : DataFile.csv("hj212-factors.csv")) {
            Set<PeriodKind> periods = new HashSet<>();
            for (String period : row.text("periods").split(" ")) {
                periods.add(PeriodKind.byCode(period).orElseThrow());
            }
            factors.put(row.text("code"), new Factor(row.text("code"), Parameters.get(row.text("parameter")).code(),
                    row.number("times"), row.number("timesMicro"), row.number("most"), periods));
        }
        return factors;
    }

    private static Map<String, Mark> readMarks() {
        Map<String, Mark> marks = new HashMap<>();
        for (DataFile.Row row : DataFile.csv("hj212-marks.csv")) {
            String flag = row.text("flag");
            marks.put(row.text("mark"), new Mark(row.text("mark"),
                    flag.isEmpty() ? null : QualityFlag.find(flag).orElseThrow(), row.text("counts").equals("yes")));
        }
        return marks;
    }
}
