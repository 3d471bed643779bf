package org.ecobureau.complaint;

import java.time.Duration;
import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When people are reminded of due dates. */
@ConfigMapping(prefix = "eco.escalation")
public interface EscalationConfig {

    /** How often the cases are looked through; {@code off} on a node that shall not remind. */
    @WithDefault("10m")
    String every();

    /** Working hours begin, China time … */
    @WithDefault("08:30")
    LocalTime from();

    /** … and end; whatever is set, nobody is reminded between 22:00 and 07:00. */
    @WithDefault("17:30")
    LocalTime until();

    /** So many days before the due day the unit is reminded. */
    @WithDefault("3")
    int unitDays();

    /** So many days before the due day the dispatcher is reminded too; the leader when the day is past. */
    @WithDefault("1")
    int dispatcherDays();

    /** One node has the work for this long. */
    @WithDefault("10m")
    Duration lease();
}
