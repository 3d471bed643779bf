package org.ecobureau.noise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.Site;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterPublished;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/**
 * Keeps the sites of kind noise in step with the published list {@code noise-points}: who publishes the list makes the points,
 * and a point that is no longer on it is inactive but keeps its code and its values.
 */
@ApplicationScoped
public class NoisePoints {

    static final String LIST = "noise-points";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final int LONGEST_NAME = 100;

    @Inject
    Registers registers;

    void follow(@Observes RegisterPublished event) {
        if (!event.code().equals(LIST)) {
            return;
        }
        PublishedRegister list = registers.published(LIST);
        Map<String, Site> sites = new HashMap<>();
        Site.ofKind(null).forEach(site -> sites.put(site.code, site));
        Map<Long, NoiseSite> known = new HashMap<>();
        NoiseSite.<NoiseSite> listAll().forEach(noise -> known.put(noise.siteId, noise));
        Set<Long> listed = new HashSet<>();
        int order = 0;
        for (RegisterRow row : list.rows()) {
            require(row);
            order++;
            Site site = sites.get(row.text("code"));
            if (site == null) {
                site = new Site();
                site.code = row.text("code");
                site.kind = SiteKind.NOISE;
            } else if (site.kind != SiteKind.NOISE) {
                throw refused("点位编号“" + site.code + "”已经是别的监测点位，请换一个编号。");
            }
            site.name = row.text("name").substring(0, Math.min(LONGEST_NAME, row.text("name").length()));
            site.township = row.text("township");
            site.authority = row.text("authority");
            site.sortOrder = order;
            site.active = true;
            site.persist();
            NoiseSite noise = known.computeIfAbsent(site.id, id -> new NoiseSite());
            noise.siteId = site.id;
            noise.kind = PointKind.byCode(row.text("kind")).orElseThrow();
            noise.zone = row.text("zone");
            noise.roadLength = row.number("roadLength");
            noise.persist();
            listed.add(site.id);
        }
        sites.values().stream().filter(site -> known.containsKey(site.id) && !listed.contains(site.id))
                .forEach(site -> site.active = false);
    }

    private static void require(RegisterRow row) {
        String code = row.text("code");
        PointKind kind = PointKind.byCode(row.text("kind")).orElseThrow();
        if (!CODE.matcher(code).matches()) {
            throw refused("点位编号“" + code + "”只能用小写字母、数字和短横线，以字母开头。");
        }
        if (kind == PointKind.ZONE && row.text("zone") == null) {
            throw refused("功能区点位“" + code + "”没有填功能区类别，没有类别就不能判定是否达标。");
        }
        if (kind == PointKind.ROAD && (row.number("roadLength") == null || row.number("roadLength").signum() <= 0)) {
            throw refused("道路点位“" + code + "”没有填代表路段长度，道路平均值要按长度加权。");
        }
    }

    private static Problem refused(String message) {
        return Problem.unprocessable(message, List.of(new Violation("", message)));
    }
}
