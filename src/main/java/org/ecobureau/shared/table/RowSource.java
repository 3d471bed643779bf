package org.ecobureau.shared.table;

import java.io.Closeable;
import java.io.IOException;

/** Gives the lines of one format, blank ones too; nothing of the file stays in memory behind the reader. */
interface RowSource extends Closeable {

    /** The next line with stripped cells, or null at the end. */
    TableRow next() throws IOException;
}
