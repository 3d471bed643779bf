package org.ecobureau.air;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.monitoring.Completeness;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.QualityFlag;
import org.ecobureau.monitoring.SlotAddress;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AirValue;

/** What stands beside a concentration: how complete it is, its quality flags, and the page of the value. */
final class AirDetails {
    private AirDetails() {
    }

    /** "23/24 小时" beside a mean, for a reported value that it is one; empty where there is nothing to tell. */
    static String completeness(Evaluated e, String code, int countyPoints) {
        Completeness found = e.sample().completeness(code, countyPoints);
        boolean reported = AirSample.REPORTED.equals(e.sample().basis()) && e.sample().site() != null
                && e.sample().values().get(code) instanceof AirValue.Measured;
        return found != null ? found.words() : reported ? "来源报送的日值" : "";
    }

    /** The value as a cell of a table. */
    static AirCell cell(Evaluated e, String code) {
        boolean mean = e.result().period().equals("day") && e.sample().site() != null;
        return AirCell.of(e.sample().values().get(code), Parameters.get(code))
                .marked(mean ? completeness(e, code, 0) : QualityFlag.words(e.sample().quality().marks().get(code)))
                .linked(address(e, code));
    }

    /** The page of one measured or reported value; a mean of the county or of hours has none. */
    private static String address(Evaluated e, String code) {
        boolean hour = e.result().period().equals("hour");
        boolean single = e.sample().site() != null && (hour || AirSample.REPORTED.equals(e.sample().basis()));
        return !single || AirValue.MISSING.equals(e.sample().values().get(code)) ? null
                : SlotAddress.of(e.sample().site(), code, hour ? PeriodKind.HOUR : PeriodKind.DAY, e.sample().start());
    }
}
