package org.ecobureau.complaint.track;

import java.util.stream.Stream;

/**
 * What somebody typed and could not be sent yet.
 *
 * @param text a message
 * @param comment beside the rating
 * @param reason of a withdrawal
 */
public record Typed(String text, String rating, String comment, String reason) {

    static final Typed NOTHING = new Typed(null, null, null, null);

    static Typed message(String text, String rating, String comment) {
        return new Typed(text, rating, comment, null);
    }

    /** The same after the message was sent. */
    Typed withoutText() {
        return new Typed(null, rating, comment, reason);
    }

    /** The same after the rating was sent. */
    Typed withoutRating() {
        return new Typed(text, null, null, reason);
    }

    boolean hasText() {
        return given(text);
    }

    /** Whether a rating waits that is not the one given before. */
    boolean hasRating(String before) {
        return given(comment) || given(rating) && !rating.equals(before);
    }

    boolean hasReason() {
        return given(reason);
    }

    /** Something is there that would be a pity to lose. */
    public boolean any() {
        return Stream.of(text, rating, comment, reason).anyMatch(Typed::given);
    }

    private static boolean given(String typed) {
        return typed != null && !typed.isBlank();
    }
}
