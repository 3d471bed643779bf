/**
 * Files that come in: judged by their content, sealed in chunks, scanned for malware, shown only as new copies and only
 * when clean. The feature that owns a file decides who may see it. May use {@code shared} and {@code audit}.
 */
package org.ecobureau.attachment;
