package org.ecobureau.shared.table;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from their start more than once. */
interface ByteSource {
    InputStream open() throws IOException;
}
