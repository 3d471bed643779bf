package org.ecobureau.region;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;

/** The county's townships, read once: they change with a migration, not at run time. */
@ApplicationScoped
public class Townships {

    /** Outside the county, or the reporter does not know. */
    public static final String OUTSIDE = "000000000";

    private volatile Map<String, Place> places;

    /** A township as others need it. */
    public record Place(String code, String name, String kind) {
    }

    public List<Place> all() {
        return List.copyOf(places().values());
    }

    public Optional<Place> byCode(String code) {
        return Optional.ofNullable(code).map(places()::get);
    }

    /**
     * The township a filter of an address names; null for all.
     *
     * @throws Problem 400 for a code that is no township here
     */
    public String chosen(String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        return byCode(code).map(Place::code).orElseThrow(() -> Problem.badParameter("township", "没有这个乡镇代码。"));
    }

    /** The name to show for a code, also for {@link #OUTSIDE}. */
    public String nameOf(String code) {
        return byCode(code).map(Place::name).orElse("县外或不清楚");
    }

    public boolean isKnown(String code) {
        return OUTSIDE.equals(code) || byCode(code).isPresent();
    }

    /** Choices for a select. */
    public List<Option> options() {
        return all().stream().map(place -> Option.of(place.code(), place.name())).toList();
    }

    private Map<String, Place> places() {
        Map<String, Place> known = places;
        if (known == null) {
            known = load();
            places = known;
        }
        return known;
    }

    private static Map<String, Place> load() {
        Map<String, Place> loaded = new LinkedHashMap<>();
        List<Township> rows = QuarkusTransaction.requiringNew().call(() -> Township.listAll(Sort.by("code")));
        rows.forEach(t -> loaded.put(t.code(), new Place(t.code(), t.name(), t.kind())));
        return loaded;
    }
}
