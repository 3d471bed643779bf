package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.TypedPosition;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.Option;

/** What can be chosen when something was registered wrong: {@code {cdi:corrections.types}}. */
@ApplicationScoped
@Named("corrections")
public class CorrectionChoices {

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    /** The subtypes of one type; their values name the type, because codes repeat between types. */
    public record Group(String code, String label, List<Option> subtypes) {

        /** Whether anything of it is ticked. */
        public boolean isOpen(List<String> types) {
            return types != null && types.contains(code);
        }
    }

    public List<Option> getTypes() {
        return Arrays.stream(PollutionType.values()).map(t -> Option.of(t.code(), t.label())).toList();
    }

    public List<Group> getGroups() {
        return Arrays.stream(PollutionType.values())
                .map(t -> new Group(t.code(), t.label(), questions.of(t).subtypes().stream()
                        .map(s -> new Option(t.code() + ":" + s.value(), s.label(), s.hint())).toList()))
                .filter(g -> !g.subtypes().isEmpty()).toList();
    }

    public List<Option> getTownships() {
        List<Option> places = new ArrayList<>(townships.options());
        places.add(Option.of(Townships.OUTSIDE, townships.nameOf(Townships.OUTSIDE)));
        return places;
    }

    public List<Option> getCoordinates() {
        return TypedPosition.SYSTEMS;
    }
}
