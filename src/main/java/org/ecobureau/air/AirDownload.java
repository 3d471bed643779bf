package org.ecobureau.air;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Limits;

/** The addresses of exactly the hours or days that a page shows, each as one answer. */
record AirDownload(String csv, String json) {

    /**
     * @param site code of a site, null for the county
     * @param starts the shown hours or days, oldest first
     */
    static AirDownload of(String site, List<Instant> starts, boolean hourly) {
        Instant first = starts.get(0);
        Instant last = starts.get(starts.size() - 1);
        String span = "?" + (site == null ? "" : "site=" + site + "&") + "from=" + (hourly ? first : ChinaTime.dayOf(first))
                + "&to=" + (hourly ? last.plus(1, ChronoUnit.HOURS) : ChinaTime.dayOf(last));
        String kind = "/api/v1/air/" + (hourly ? "hours" : "days");
        return new AirDownload(kind + ".csv" + span, kind + span + "&limit=" + Limits.MOST);
    }
}
