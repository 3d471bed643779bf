package org.ecobureau.local;

/** Something a person can put right: the message is one clear sentence that says what is wrong and what to do. */
public class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
