package org.ecobureau.notify;

import java.util.Map;

/**
 * A message somebody shall get.
 *
 * @param template code of the words, see {@link MessageTemplate}
 * @param values for every placeholder of the template
 * @param about what it is about, for the staff page: a case number, never a person
 * @param urgent an emergency: also sent at night
 */
public record Letter(Medium medium, String address, String template, Map<String, String> values, String about,
        boolean urgent) {

    @Override
    public String toString() {
        return "Letter[" + medium + " " + template + " about " + about + "]";
    }
}
