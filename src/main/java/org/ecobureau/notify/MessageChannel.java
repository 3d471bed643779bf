package org.ecobureau.notify;

/** A way messages travel; one bean for each {@link Medium}. */
public interface MessageChannel {

    Medium medium();

    /** Whether it is set up here; nothing is written for a channel that is not. */
    boolean on();

    /**
     * Sends one message.
     *
     * @param ref the same at every attempt, so that the receiving side can drop a repetition
     * @throws DeliveryException when it was not taken; the words go to the staff page and must not name the addressee
     */
    void send(String ref, String address, String subject, String body) throws DeliveryException;

    /** It was not taken. */
    final class DeliveryException extends Exception {
        private static final long serialVersionUID = 1L;

        public DeliveryException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
