package org.ecobureau.attachment;

import java.util.List;

import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/**
 * What the checks found: files to store, and what has to be mended at which field.
 *
 * @param tooLarge true if a limit of bytes, pixels or number was broken: an API answers 413 then, else 422
 */
public record PreparedFiles(List<PreparedFile> files, List<Violation> violations, boolean tooLarge) {

    public PreparedFiles {
        files = List.copyOf(files);
        violations = List.copyOf(violations);
    }

    public boolean ok() {
        return violations.isEmpty();
    }

    /** The files, or the problem that an API answers with. */
    public List<PreparedFile> orThrow() {
        if (ok()) {
            return files;
        }
        String detail = violations.get(0).message();
        throw tooLarge ? Problem.tooLarge(detail, violations) : Problem.unprocessable(detail, violations);
    }
}
