package org.ecobureau.complaint.transfer;

/**
 * What the reporter wrote to a client about their matter.
 *
 * @param messageId the client's own number of it: the same message sent again is stored once
 */
public record MessageForm(String messageId, String text) {

    @Override
    public String toString() {
        return "MessageForm[" + messageId + "]";
    }
}
