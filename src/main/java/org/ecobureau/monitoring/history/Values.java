package org.ecobureau.monitoring.history;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.SlotAddress;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** Finds one value with all its versions by its permanent address. */
@ApplicationScoped
public class Values {

    @Inject
    Observations observations;

    /** A slot that holds at least one version. */
    public record Found(SiteView site, Parameter parameter, PeriodKind period, Instant start, List<Reading> versions) {

        /** What people read now. */
        public Reading last() {
            return versions.get(versions.size() - 1);
        }
    }

    /**
     * The value at this address.
     *
     * @throws Problem 404 when it is no address of ours or nothing was ever published there
     */
    public Found find(String site, String parameter, String period, String start) {
        Problem nothing = Problem.notFound("没有这个数值。请从空气、河流或饮用水源页面重新打开，或检查网址。");
        PeriodKind kind = PeriodKind.byCode(period).filter(k -> k.code().equals(period)).orElseThrow(() -> nothing);
        Instant at = SlotAddress.read(kind, start).orElseThrow(() -> nothing);
        Parameter item = Parameters.find(parameter).orElseThrow(() -> nothing);
        SiteView place = observations.site(site).orElseThrow(() -> nothing);
        List<Reading> versions = observations.versions(place, parameter, kind, at);
        if (versions.isEmpty() || versions.stream().allMatch(r -> r.state() == ObservationState.WITHDRAWN)) {
            throw nothing;
        }
        return new Found(place, item, kind, at, versions);
    }
}
