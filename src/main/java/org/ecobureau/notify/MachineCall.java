package org.ecobureau.notify;

/**
 * A call another machine shall get, at once by day and night.
 *
 * @param id the same at every attempt; the reference of the message
 * @param target the receiving machine by its name in the settings, never an address
 * @param kind what it is, for the staff page
 * @param body as it travels
 * @param about what it is about, for the staff page: a case number, never a person
 */
public record MachineCall(String id, Medium medium, String target, String kind, String body, String about) {

    @Override
    public String toString() {
        return "MachineCall[" + medium + " " + kind + " about " + about + "]";
    }
}
