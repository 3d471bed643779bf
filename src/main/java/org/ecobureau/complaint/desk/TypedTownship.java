package org.ecobureau.complaint.desk;

import java.util.List;
import java.util.Optional;

import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Option;

/** Finds the township a clerk typed: code, name or the beginning of one name. A list of 25 takes longer than two characters. */
final class TypedTownship {

    private TypedTownship() {
    }

    /** The code; empty when it fits none or several. */
    static Optional<String> code(String typed, List<Option> townships) {
        String clean = Nfc.clean(typed);
        if (clean == null) {
            return Optional.empty();
        }
        Optional<Option> exact = townships.stream().filter(t -> t.value().equals(clean) || t.label().equals(clean)).findFirst();
        if (exact.isPresent()) {
            return exact.map(Option::value);
        }
        List<Option> begun = townships.stream().filter(t -> t.label().startsWith(clean)).toList();
        if (begun.size() == 1) {
            return Optional.of(begun.get(0).value());
        }
        // Who says "outside" or "not clear" means the same choice.
        return clean.equals("县外") || clean.equals("不清楚") ? Optional.of(Townships.OUTSIDE) : Optional.empty();
    }
}
