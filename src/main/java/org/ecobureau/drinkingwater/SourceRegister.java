package org.ecobureau.drinkingwater;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterPublished;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** What the published register {@code drinking-water-sources} says of the sources; a list with positions is not published. */
@ApplicationScoped
public class SourceRegister {
    static final String CODE = "drinking-water-sources";
    /** 东经113°35′, N28.7, 113.5824,28.7019: an intake must not be found from our pages. */
    private static final Pattern POSITION = Pattern.compile("[东西]经|[南北]纬|\\d\\s*[°º]|(?<!\\d)(?:11[2-4]|2[89])\\.\\d{3,}");
    private static final List<String> WORDS = List.of("works", "served", "frequency", "zone1", "zone2", "zone3");

    @Inject
    Registers registers;
    @Inject
    Observations observations;

    /** Sources with what the list says of them, in the order of the sites. */
    List<Source> describe(List<SiteView> sites) {
        PublishedRegister list = registers.published(CODE);
        Map<String, RegisterRow> rows = new HashMap<>();
        list.rows().forEach(row -> rows.put(row.text("code"), row));
        return sites.stream().map(site -> {
            RegisterRow row = rows.get(site.code());
            return row == null ? Source.of(site) : source(site, row, list);
        }).toList();
    }

    private static Source source(SiteView site, RegisterRow row, PublishedRegister list) {
        BigDecimal population = row.number("population");
        BigDecimal stated = row.number("statedItems");
        return new Source(site, SourceLevel.find(row.text("level")).orElseThrow(),
                population == null ? null : population.intValueExact(), row.text("works"), row.text("served"),
                row.text("zone1"),
                row.text("zone2"), row.text("zone3"), row.text("frequency"), stated == null ? null : stated.intValueExact(),
                row.number("volume"), list.listDate(), list.demonstration() ? "演示数据" : list.source());
    }

    /** Refuses a publication that names what is no source, numbers that cannot be, or a position. */
    void on(@Observes RegisterPublished event) {
        if (!event.code().equals(CODE)) {
            return;
        }
        Set<String> known = observations.sites(SiteKind.DRINKING_WATER).stream().map(SiteView::code)
                .collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>();
        registers.published(CODE).rows().forEach(row -> check(row, known, violations));
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("名录不能发布：" + violations.get(0).message()
                    + (violations.size() > 1 ? "（共 " + violations.size() + " 处）" : ""), violations);
        }
    }

    private static void check(RegisterRow row, Set<String> known, List<Violation> violations) {
        String code = row.text("code");
        if (!known.contains(code)) {
            violations.add(new Violation("code", "“" + code + "”不是饮用水水源的代码，请先在监测点位名录里登记"));
        }
        BigDecimal population = row.number("population");
        if (population != null && (population.signum() < 0 || population.stripTrailingZeros().scale() > 0
                || population.compareTo(BigDecimal.valueOf(100_000_000)) > 0)) {
            violations.add(new Violation("population", "“" + code + "”的供水人口要填整数"));
        }
        if (row.number("volume") != null && row.number("volume").signum() < 0) {
            violations.add(new Violation("volume", "“" + code + "”的取水量不能小于 0"));
        }
        for (String column : WORDS) {
            if (row.text(column) != null && POSITION.matcher(row.text(column)).find()) {
                violations.add(new Violation(column, "“" + code + "”里写有经纬度。为保障供水安全，请改用地名、路名描述"));
            }
        }
    }
}
