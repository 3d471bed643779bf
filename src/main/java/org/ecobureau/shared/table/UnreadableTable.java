package org.ecobureau.shared.table;

import java.io.IOException;

/** The bytes are not the table they look like; the message is Chinese and says what to do. */
final class UnreadableTable extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableTable(String message) {
        super(message);
    }

    UnreadableTable(String message, Throwable cause) {
        super(message, cause);
    }
}
