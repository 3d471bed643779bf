package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.monitoring.Site.BodyType;
import org.ecobureau.register.RegisterPublished;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/**
 * Sites follow the published register {@code monitoring-sites}: a code is permanent and keeps its kind, everything else may
 * change, and a site that is not listed stays as it is.
 */
@ApplicationScoped
public class SiteRegister {
    static final String CODE = "monitoring-sites";
    private static final String PERMANENT = "[a-z0-9][a-z0-9-]{1,63}";
    /** GB 3838 and GB/T 14848 are written around class III for drinking water. */
    private static final String SOURCE_TARGET = "III";

    @Inject
    Registers registers;
    @Inject
    EntityManager em;
    @Inject
    AuditLog audit;
    @Inject
    Event<SitesChanged> changed;

    void on(@Observes RegisterPublished event) {
        if (event.code().equals(CODE)) {
            take(registers.published(CODE).rows());
        }
    }

    /**
     * Adds and changes sites as the rows say.
     *
     * @throws Problem 422 with every row that would change the kind of a site or cannot be a site; nothing is changed then
     */
    private void take(List<RegisterRow> rows) {
        List<Violation> violations = new ArrayList<>();
        rows.forEach(row -> {
            check(row, violations);
            checkTarget(row, violations);
        });
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("名录不能发布：" + violations.get(0).message()
                    + (violations.size() > 1 ? "（共 " + violations.size() + " 处）" : ""), violations);
        }
        Set<Long> other = new LinkedHashSet<>();
        int added = 0;
        for (RegisterRow row : rows) {
            Optional<Site> known = Site.byCode(row.text("code"));
            Site site = known.orElseGet(Site::new);
            boolean differs = known.isPresent() && judgedDifferently(site, row);
            fill(site, row);
            site.persist();
            added += known.isPresent() ? 0 : 1;
            if (differs) {
                other.add(site.id);
            }
        }
        em.flush();
        audit.record("site.register", CODE, rows.size() + " listed, " + added + " new");
        if (!other.isEmpty()) {
            changed.fire(new SitesChanged(other));
        }
    }

    private static void check(RegisterRow row, List<Violation> violations) {
        String code = row.text("code");
        if (!code.matches(PERMANENT)) {
            violations.add(new Violation("code", "代码“" + code + "”只能用小写字母、数字和短横线"));
        }
        SiteKind kind = kind(row);
        Site.byCode(code).filter(site -> site.kind != kind).ifPresent(site -> violations.add(new Violation("kind",
                "点位“" + code + "”（" + site.name + "）已有数据的种类是“" + site.kind.code() + "”，不能改成“" + kind.code() + "”，请用新的代码")));
        if (tooLong(row.text("name"), 100) || tooLong(row.text("authority"), 100) || tooLong(row.text("publisher"), 100)
                || tooLong(row.text("waterBody"), 60)
                || tooLong(row.text("controlLevel"), 40)) {
            violations.add(new Violation("name", "点位“" + code + "”：名称、管理单位、发布单位最多 100 字，水体 60 字，控制级别 40 字"));
        }
        BigDecimal order = row.number("order");
        if (order.stripTrailingZeros().scale() > 0 || order.signum() < 0 || order.compareTo(BigDecimal.valueOf(99_999)) > 0) {
            violations.add(new Violation("order", "点位“" + code + "”的顺序要填 0 到 99999 的整数"));
        }
        if ((kind == SiteKind.WATER || kind == SiteKind.DRINKING_WATER) && row.text("bodyType") == null) {
            violations.add(new Violation("bodyType", "点位“" + code + "”要填水体类型：河流、湖库或地下水"));
        }
    }

    /** What was measured under the old target keeps it: whoever changes the target says from when. */
    private void checkTarget(RegisterRow row, List<Violation> violations) {
        if (row.day("targetFrom") == null) {
            Site.byCode(row.text("code")).filter(site -> !Objects.equals(site.targetClass, target(row)) && measured(site))
                    .ifPresent(site -> violations.add(new Violation("targetFrom", "点位“" + site.code + "”（" + site.name
                            + "）已有监测结果，改目标类别要填“新目标起始日期”：这一天以前的结果仍按原来的目标评价")));
        }
    }

    private boolean measured(Site site) {
        return !em.createQuery("select o.id from Observation o where o.siteId = :site", Long.class)
                .setParameter("site", site.id).setMaxResults(1).getResultList().isEmpty();
    }

    private static boolean tooLong(String text, int most) {
        return text != null && text.length() > most;
    }

    private static boolean judgedDifferently(Site site, RegisterRow row) {
        return site.bodyType != bodyType(row) || !Objects.equals(site.targetClass, target(row))
                || site.countyPoint != countyPoint(row) || site.active != active(row);
    }

    private static void fill(Site site, RegisterRow row) {
        site.code = row.text("code");
        site.name = row.text("name");
        site.kind = kind(row);
        site.township = row.text("township");
        site.waterBody = row.text("waterBody");
        site.bodyType = bodyType(row);
        site.controlLevel = row.text("controlLevel");
        site.sortOrder = row.number("order").intValueExact();
        if (site.id != null && row.day("targetFrom") != null && !Objects.equals(site.targetClass, target(row))) {
            site.earlierTargets = TargetHistory.read(site.earlierTargets).replaced(site.targetClass, row.day("targetFrom"))
                    .written();
        }
        site.targetClass = target(row);
        site.authority = row.text("authority");
        site.publisher = row.text("publisher");
        site.countyPoint = countyPoint(row);
        site.active = active(row);
    }

    private static boolean countyPoint(RegisterRow row) {
        return kind(row) == SiteKind.AIR && "yes".equals(row.text("countyPoint"));
    }

    private static boolean active(RegisterRow row) {
        return "yes".equals(row.text("active"));
    }

    private static SiteKind kind(RegisterRow row) {
        return SiteKind.byCode(row.text("kind")).orElseThrow();
    }

    private static BodyType bodyType(RegisterRow row) {
        String text = row.text("bodyType");
        return text == null ? null : BodyType.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String target(RegisterRow row) {
        String text = row.text("targetClass");
        return text == null && kind(row) == SiteKind.DRINKING_WATER ? SOURCE_TARGET : text;
    }
}
