package org.ecobureau.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.air.AirCard;
import org.ecobureau.air.AirNow;
import org.ecobureau.air.AirRelays;
import org.ecobureau.air.AirViews;
import org.ecobureau.drinkingwater.SourceSummary;
import org.ecobureau.drinkingwater.Sources;
import org.ecobureau.drinkingwater.WaterNotice;
import org.ecobureau.drinkingwater.WaterNotices;
import org.ecobureau.eia.NoticeBoard;
import org.ecobureau.eia.NoticeItem;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.Registers;
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
    Observations observations;
    @Inject
    Registers registers;
    @Inject
    AirRelays relays;
    @Inject
    WaterNotices waterNotices;
    @Inject
    Clock clock;

    /** What the page shows. */
    public record HomeView(LocalDate day, AirCard air, RiverSummary rivers, SourceSummary sources, List<NoticeItem> notices,
            List<AirRelays.Relay> relays, List<WaterNotice> waterNotices, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance home(HomeView view);
    }

    @GET
    public TemplateInstance home() {
        // The page people open every day: sites and lists are read once for all its parts.
        List<SiteView> sites = observations.sites(null);
        Map<String, PublishedRegister> lists = registers.published(List.of(AirRelays.REGISTER, WaterNotices.CODE));
        List<AirRelays.Relay> relayed = relays.current(lists.get(AirRelays.REGISTER));
        List<WaterNotice> water = waterNotices.current(lists.get(WaterNotices.CODE));
        AirCard card = airViews.county(air.read(sites));
        RiverSummary river = rivers.summary(sites);
        SourceSummary source = sources.summary(sites);
        boolean demonstration = card.demonstration() || river.demonstration() || source.demonstration()
                || relayed.stream().anyMatch(AirRelays.Relay::demonstration)
                || water.stream().anyMatch(WaterNotice::demonstration);
        return Templates.home(new HomeView(ChinaTime.today(clock), card, river, source, notices.openNow(MOST_NOTICES), relayed,
                water, demonstration));
    }
}
