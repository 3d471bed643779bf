package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.register.RegisterPublished;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.AddedItem;

/** Parameters and limits follow the published register {@code parameters}. */
@ApplicationScoped
public class ParameterRegister {
    static final String CODE = "parameters";
    private static final String NAME = "[a-z][A-Za-z0-9]{1,39}";
    private static final BigDecimal MOST_DECIMALS = BigDecimal.valueOf(8);

    @Inject
    Registers registers;
    @Inject
    ImportedParameters imported;

    void on(@Observes RegisterPublished event) {
        if (!event.code().equals(CODE)) {
            return;
        }
        List<Violation> violations = new ArrayList<>();
        List<AddedItem> items = new ArrayList<>();
        for (RegisterRow row : registers.published(CODE).rows()) {
            int before = violations.size();
            check(row, violations);
            if (violations.size() == before) {
                items.add(item(row));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("名录不能发布：" + violations.get(0).message()
                    + (violations.size() > 1 ? "（共 " + violations.size() + " 处）" : ""), violations);
        }
        if (!items.isEmpty()) {
            imported.take(items);
        }
    }

    private static void check(RegisterRow row, List<Violation> violations) {
        String code = row.text("code");
        if (!code.matches(NAME)) {
            violations.add(new Violation("code", "代码“" + code + "”要以小写字母开头，只用字母和数字，最多 40 个"));
        }
        if (Parameters.isFiled(code) && !Parameters.get(code).unit().equals(row.text("unit"))) {
            violations.add(new Violation("unit",
                    "“" + code + "”在网站自带清单里的单位是 " + Parameters.get(code).unit() + "，请按这个单位填限值"));
        }
        if (row.text("name").length() > 100 || row.text("unit").length() > 20
                || row.text("symbol") != null && row.text("symbol").length() > 40
                || row.text("standard").length() > 60 || row.text("clause") != null && row.text("clause").length() > 100) {
            violations.add(new Violation("name", "“" + code + "”：名称、条款最多 100 字，符号 40 字，标准编号 60 字，单位 20 字"));
        }
        BigDecimal decimals = row.number("decimals");
        if (decimals.stripTrailingZeros().scale() > 0 || decimals.signum() < 0 || decimals.compareTo(MOST_DECIMALS) > 0) {
            violations.add(new Violation("decimals", "“" + code + "”的小数位数要填 0 到 8 的整数"));
        }
        List<BigDecimal> limits = ground(row);
        long given = limits.stream().filter(Objects::nonNull).count();
        if (given != 0 && given != limits.size()) {
            violations.add(new Violation("groundI", "“" + code + "”的地下水限值要四个类别一起填，或者都不填"));
        } else if (given != 0 && Stream.of(0, 1, 2).anyMatch(i -> limits.get(i).compareTo(limits.get(i + 1)) > 0)) {
            violations.add(new Violation("groundI", "“" + code + "”的地下水限值要从Ⅰ类到Ⅳ类不减小"));
        }
        if (Stream.concat(limits.stream(), Stream.of(row.number("sourceLimit"))).filter(Objects::nonNull)
                .anyMatch(limit -> limit.signum() <= 0 || limit.stripTrailingZeros().scale() > 8
                        || limit.precision() - limit.scale() > 12)) {
            violations.add(new Violation("sourceLimit", "“" + code + "”的限值要大于 0，小数最多 8 位"));
        }
    }

    private static List<BigDecimal> ground(RegisterRow row) {
        List<BigDecimal> limits = new ArrayList<>();
        for (String column : List.of("groundI", "groundII", "groundIII", "groundIV")) {
            limits.add(row.number(column));
        }
        return limits;
    }

    private static AddedItem item(RegisterRow row) {
        Set<Medium> media = switch (row.text("media")) {
            case "water" -> EnumSet.of(Medium.WATER);
            case "groundwater" -> EnumSet.of(Medium.GROUNDWATER);
            default -> EnumSet.of(Medium.WATER, Medium.GROUNDWATER);
        };
        List<BigDecimal> limits = ground(row);
        return new AddedItem(
                new Parameter(row.text("code"), row.text("name"), row.text("symbol") == null ? "" : row.text("symbol"),
                        row.text("unit"), row.number("decimals").intValueExact(), media),
                row.number("sourceLimit"), limits.get(0) == null ? List.of() : limits, row.text("standard"),
                row.text("clause"));
    }
}
