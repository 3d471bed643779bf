package org.ecobureau.eia;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.region.NearbyFact;
import org.ecobureau.region.NearbyFacts;
import org.ecobureau.region.Scene;
import org.ecobureau.shared.time.ChinaTime;

/** EIA notices of a township that were open on the day somebody complains of. */
@ApplicationScoped
class NoticesNearby implements NearbyFacts {

    private static final String LABEL = "环评公示";
    private static final int MOST = 3;

    @Override
    public List<NearbyFact> near(Scene scene) {
        if (!scene.inCounty()) {
            return List.of();
        }
        NoticeFilter open = new NoticeFilter(null, true, scene.township(), null, null, ChinaTime.dayOf(scene.at()));
        return PublicNotice.list(open, MOST).stream().map(notice -> new NearbyFact(LABEL,
                notice.facts.projectName() + "，" + notice.stage.label() + "，" + ChinaTime.day(notice.facts.periodFirst()) + "至"
                        + ChinaTime.day(notice.facts.periodLast()) + "。",
                "/eia/notices/" + notice.noticeId, true, false)).toList();
    }
}
