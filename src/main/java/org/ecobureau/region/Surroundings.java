package org.ecobureau.region;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.arc.All;

/** All that the features know about a place and time. */
@ApplicationScoped
public class Surroundings {

    @Inject
    @All
    List<NearbyFacts> sources;

    /** The facts of every feature, kind by kind. */
    public List<NearbyFact> near(Scene scene) {
        return sources.stream().flatMap(source -> source.near(scene).stream())
                .sorted(Comparator.comparing(NearbyFact::label)).toList();
    }
}
