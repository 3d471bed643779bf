package org.ecobureau.shared.seal;

/**
 * A sealed value cannot be opened: it was changed, belongs to another place (other associated data), or its key is not
 * in the configuration. The message never contains the value.
 */
public class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }

    public SealBrokenException(String message) {
        super(message);
    }
}
