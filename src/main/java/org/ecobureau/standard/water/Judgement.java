package org.ecobureau.standard.water;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.standard.water.WaterResult.Exceedance;

/** Collects what the single items say and turns it into one result: the worst item decides (单因子评价法). */
final class Judgement {

    private final Map<String, WaterClass> classes = new LinkedHashMap<>();
    private final List<Exceedance> exceeding = new ArrayList<>();
    private boolean anyCompliance;
    private boolean undecided;

    /**
     * Takes an item into the class and, with a target, into compliance.
     *
     * @return whether a class could be told
     */
    boolean judge(WaterItem item, WaterReading reading, WaterClass target, WaterClass worst) {
        Optional<WaterClass> found = item.classOf(reading, worst);
        found.ifPresent(c -> classes.put(item.parameter(), c));
        if (target != null) {
            comply(item, reading, target);
        }
        return found.isPresent();
    }

    /**
     * Takes an item whose class is already known.
     *
     * @param over the exceedance of the target, null when it is kept
     */
    void decide(String parameter, WaterClass found, Exceedance over) {
        classes.put(parameter, found);
        anyCompliance = true;
        if (over != null) {
            exceeding.add(over);
        }
    }

    /**
     * Takes an item into compliance only.
     *
     * @return whether compliance could be told
     */
    boolean comply(WaterItem item, WaterReading reading, WaterClass target) {
        Optional<Boolean> keeps = item.complies(reading, target);
        anyCompliance = anyCompliance || keeps.isPresent();
        undecided = undecided || keeps.isEmpty();
        if (keeps.isPresent() && !keeps.get()) {
            exceeding.add(item.exceedance(reading, target));
        }
        return keeps.isPresent();
    }

    WaterResult result(String standard, WaterClass target, List<String> notJudged) {
        WaterClass worst = classes.values().stream().max(WaterClass::compareTo).orElse(null);
        List<String> deciding = classes.entrySet().stream().filter(e -> e.getValue() == worst).map(Map.Entry::getKey)
                .toList();
        Boolean compliant = compliant();
        String reason = null;
        if (worst == null) {
            reason = "没有可评价水质类别的项目";
        } else if (compliant == null && undecided) {
            reason = "检出限高于标准限值，无法判定是否达标";
        }
        return new WaterResult(standard, worst, reason, target, compliant, deciding, List.copyOf(exceeding),
                List.copyOf(notJudged));
    }

    /** One item over its limit settles it; one that cannot be told leaves it open. */
    private Boolean compliant() {
        if (!exceeding.isEmpty()) {
            return false;
        }
        return anyCompliance && !undecided ? Boolean.TRUE : null;
    }
}
