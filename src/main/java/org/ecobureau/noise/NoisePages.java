package org.ecobureau.noise;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.region.Townships;
import org.ecobureau.register.Origin;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.register.RowPage;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Statute;
import org.ecobureau.standard.Statutes;
import org.ecobureau.standard.noise.NoiseLimits;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Noise: what was measured, which limits hold where, and who is in charge. */
@Path("/noise")
@Produces(MediaType.TEXT_HTML)
@PublicCache(300)
@Blocking
public class NoisePages {

    private static final int PAGE = 100;

    @Inject
    NoiseEvaluations evaluations;
    @Inject
    NoiseBoard board;
    @Inject
    WhoTree who;
    @Inject
    Registers registers;
    @Inject
    Townships townships;
    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "noise", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance noise(NoiseView view);
    }

    @GET
    public TemplateInstance noise(@RestQuery String township, @RestQuery String after, @RestQuery String afterSensitive) {
        String chosen = townships.chosen(township);
        Instant now = clock.instant();
        List<NoiseEvaluation> all = evaluations.of(now.atZone(ChinaTime.ZONE).minusYears(NoiseApi.DEFAULT_YEARS).toInstant(),
                now);
        NoiseView.Areas areas = areas(chosen, after, afterSensitive);
        boolean demonstration = areas.zones().demonstration() || areas.sensitive().demonstration()
                || all.stream().anyMatch(NoiseEvaluation::demonstration);
        return Templates.noise(new NoiseView(board.quarters(all), board.years(all), board.figures(all), areas,
                NoiseLimits.zones(), duties(), NoiseFacts.all(), all.size(), demonstration));
    }

    private NoiseView.Areas areas(String chosen, String after, String afterSensitive) {
        PublishedRegister zones = registers.published("noise-areas");
        PublishedRegister sensitive = registers.published("noise-sensitive-areas");
        RowPage zonePage = page(zones, chosen, after);
        RowPage sensitivePage = page(sensitive, chosen, afterSensitive);
        Statute law = Statutes.cite("eco-code-553");
        return new NoiseView.Areas(chosen == null ? "" : chosen, chosen == null ? null : townships.nameOf(chosen),
                townships.options(), Origin.of(zones, registers), zonePage.rows().stream().map(this::area).toList(),
                more(chosen, "after", zonePage), Origin.of(sensitive, registers),
                sensitivePage.rows().stream().map(this::area).toList(),
                more(chosen, "afterSensitive", sensitivePage), law.label(), law.text(),
                chosen == null ? "" : "?township=" + chosen);
    }

    private static RowPage page(PublishedRegister list, String chosen, String after) {
        return RowPage.of(list.rows().stream().filter(row -> chosen == null || chosen.equals(row.text("township"))).toList(),
                after, PAGE);
    }

    private static String more(String chosen, String name, RowPage page) {
        return page.next() == null ? null
                : "/noise?" + (chosen == null ? "" : "township=" + chosen + "&") + name + "=" + page.next() + "#areas";
    }

    private NoiseView.Area area(RegisterRow row) {
        String zone = row.text("zone");
        NoiseLimits.Zone limits = zone == null ? null : NoiseLimits.zone(zone);
        return new NoiseView.Area(row.text("name"), zone == null ? null : zone + " 类",
                limits == null ? null : "昼 " + limits.day() + " / 夜 " + limits.night(), townships.nameOf(row.text("township")),
                row.text("boundary"), row.text("buildings"), row.text("documentNumber"));
    }

    private List<NoiseView.Duty> duties() {
        return who.results().stream()
                .map(node -> new NoiseView.Duty(node.result().source(), node.result().office(),
                        WhoPages.laws(node.result()).stream().map(WhoPages.Law::label).collect(Collectors.joining("、")),
                        WhoPages.href(node.id())))
                .toList();
    }
}
