package org.ecobureau.air;

import java.math.BigDecimal;

import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.air.AirValue;

/**
 * A value as a table prints it: a number, NA for missing, / for not monitored; never 0 and never a dash.
 *
 * @param href page with every version of the value, null for a mean and where nothing came in
 * @param mark quality flags in words, empty without any
 * @param css class of the cell: {@code num}, {@code na} or {@code off}
 * @param spoken words for those who hear the table, empty for numbers
 */
public record AirCell(String text, String css, String spoken, String mark, String href) {
    AirCell(String text, String css, String spoken) {
        this(text, css, spoken, "", null);
    }

    /** The same cell with the quality flags of its value in words. */
    AirCell marked(String words) {
        return new AirCell(text, css, spoken, words, href);
    }

    /** The same cell with the way to the page of its value. */
    AirCell linked(String address) {
        return new AirCell(text, css, spoken, mark, address);
    }

    static final AirCell NOTHING_CAME = new AirCell("未收到", "none", "");

    static AirCell of(AirValue value, Parameter parameter) {
        if (value instanceof AirValue.Measured measured) {
            return number(Rounding.halfEven(measured.concentration(), parameter.decimals()));
        }
        return AirValue.NOT_MONITORED.equals(value) ? new AirCell("/", "off", "不监测") : new AirCell("NA", "na", "缺测");
    }

    static AirCell number(BigDecimal number) {
        return new AirCell(number.toPlainString(), "num", "");
    }

    /** An index, or NA when there is none. */
    static AirCell index(Integer index) {
        return index == null ? new AirCell("NA", "na", "不公布") : new AirCell(index.toString(), "num", "");
    }
}
