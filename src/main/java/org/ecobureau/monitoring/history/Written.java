package org.ecobureau.monitoring.history;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Reading;

/** A value in words for people: a number with L below detection, NA（缺测）, /（不监测）, the reason, or that it was taken back. */
final class Written {

    private Written() {
    }

    static String of(Reading r) {
        return r.state() == ObservationState.WITHDRAWN ? "已撤回" : of(r.written());
    }

    /** The same for a value as files write it. */
    static String of(String written) {
        return switch (written) {
            case "NA" -> "NA（缺测）";
            case "/" -> "/（不监测）";
            default -> written;
        };
    }

    static String withUnit(Reading r) {
        return r.value() == null ? of(r) : of(r) + " " + r.unit();
    }
}
