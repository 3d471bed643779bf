/**
 * The screen on which staff bring in measurement files: upload, columns, preview, commit, undo.
 * May use monitoring, staff and shared.
 */
package org.ecobureau.monitoring.imports;
