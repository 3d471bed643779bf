package org.ecobureau.monitoring;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Violation;

/** What storing a delivery does, counted slot by slot; it holds no row that can be stored, so it stays small. */
public final class ObservationPlan {

    /** A version to add; {@code previous} is the version it follows, or null. */
    record Addition(CheckedRow row, Reading previous, ObservationState state, String note) {
    }

    /** A site and a kind of period in a month, so that two values years apart do not span the years between. */
    private record Place(long siteId, PeriodKind period, YearMonth month) {
    }

    private final int keptViolations;
    private final Map<Place, Instant[]> spans = new LinkedHashMap<>();
    final List<Violation> violations = new ArrayList<>();
    Instant firstStart;
    Instant lastEnd;
    int fresh;
    int newVersions;
    int unchanged;
    int rejected;
    int unreadable;

    ObservationPlan() {
        this(Integer.MAX_VALUE);
    }

    /** A plan that keeps only the first violations; the others are counted as rejected rows. */
    ObservationPlan(int keptViolations) {
        this.keptViolations = keptViolations;
    }

    /** Values for slots that held none. */
    public int fresh() {
        return fresh;
    }

    /** Values that follow another value of the same slot. */
    public int newVersions() {
        return newVersions;
    }

    /** Values that are known already. */
    public int unchanged() {
        return unchanged;
    }

    /** Rows that cannot be stored. */
    public int rejected() {
        return rejected;
    }

    /** Those of them that are bad by themselves, whatever else is in the file or stored. */
    public int unreadable() {
        return unreadable;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** A row that cannot be stored, with why not. */
    void reject(List<Violation> why) {
        rejected++;
        violations.addAll(why.subList(0, Math.max(0, Math.min(why.size(), keptViolations - violations.size()))));
    }

    /** Remembers which span a version lies in. */
    void touched(long siteId, PeriodKind period, Instant start, Instant end) {
        firstStart = firstStart == null || start.isBefore(firstStart) ? start : firstStart;
        lastEnd = lastEnd == null || end.isAfter(lastEnd) ? end : lastEnd;
        Instant[] span = spans.computeIfAbsent(new Place(siteId, period, YearMonth.from(ChinaTime.dayOf(start))),
                p -> new Instant[] { start, start });
        span[0] = start.isBefore(span[0]) ? start : span[0];
        span[1] = start.isAfter(span[1]) ? start : span[1];
    }

    /** The spans of all versions, at most one a month of a site and kind of period. */
    List<ObservationsChanged.Span> spans(List<SiteView> sites) {
        Map<Long, SiteKind> kinds = new HashMap<>();
        sites.forEach(site -> kinds.put(site.id(), SiteKind.byCode(site.kind()).orElseThrow()));
        List<ObservationsChanged.Span> found = new ArrayList<>();
        spans.forEach((place, span) -> found.add(new ObservationsChanged.Span(place.siteId(), kinds.get(place.siteId()),
                place.period(), span[0], span[1])));
        return found;
    }
}
