package org.ecobureau.complaint;

/**
 * A term with the rule it comes from, as an event row keeps it: {@code 15 natural 信访工作条例第二十三条}.
 *
 * @param basis in words for people; null in rows written before rules had one
 */
public record BasedTerm(Term term, String basis) {

    /**
     * Reads what an event row keeps.
     *
     * @throws IllegalArgumentException if it does not begin with an amount and a unit
     */
    public static BasedTerm parse(String text) {
        String[] parts = text.strip().split("\\s+", 3);
        return parts.length < 3 ? new BasedTerm(Term.parse(text), null)
                : new BasedTerm(Term.parse(parts[0] + " " + parts[1]), parts[2]);
    }

    /** The form {@link #parse} reads. */
    @Override
    public String toString() {
        return basis == null ? term.toString() : term + " " + basis;
    }

    /** In words: 15 天（信访工作条例第二十三条）. */
    public String words() {
        return basis == null ? term.words() : term.words() + "（" + basis + "）";
    }
}
