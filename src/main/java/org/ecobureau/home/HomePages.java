package org.ecobureau.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.air.AirCard;
import org.ecobureau.air.AirNow;
import org.ecobureau.air.AirViews;
import org.ecobureau.drinkingwater.SourceSummary;
import org.ecobureau.drinkingwater.Sources;
import org.ecobureau.eia.NoticeBoard;
import org.ecobureau.eia.NoticeItem;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.water.RiverSummary;
import org.ecobureau.water.Rivers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The home page: the air now, rivers, sources, notices open now, and the way to complain. */
@Path("/")
@PublicCache(60)
@Produces(MediaType.TEXT_HTML)
public class HomePages {
    private static final int MOST_NOTICES = 3;

    @Inject
    AirNow air;
    @Inject
    AirViews airViews;
    @Inject
    Rivers rivers;
    @Inject
    Sources sources;
    @Inject
    NoticeBoard notices;
    @Inject
    Clock clock;

    /** What the page shows. */
    public record HomeView(LocalDate day, AirCard air, RiverSummary rivers, SourceSummary sources, List<NoticeItem> notices,
            boolean demonstration) {
    }

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance home(HomeView view);
    }

    @GET
    public TemplateInstance home() {
        AirCard card = airViews.county(air.read());
        RiverSummary river = rivers.summary();
        SourceSummary source = sources.summary();
        return Templates.home(new HomeView(ChinaTime.today(clock), card, river, source, notices.openNow(MOST_NOTICES),
                card.demonstration() || river.demonstration() || source.demonstration()));
    }
}
