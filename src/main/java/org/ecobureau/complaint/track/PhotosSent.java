package org.ecobureau.complaint.track;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Violation;

/** Photos that came later, as checked, with what was said about them. */
record PhotosSent(PreparedFiles checked, String text) {

    static PhotosSent of(PreparedFiles checked, String typed) {
        return new PhotosSent(checked, Nfc.clean(typed));
    }

    /** The photos, or the problem 413 or 422 that says which one cannot be taken and why. */
    List<PreparedFile> photos() {
        return checked.orThrow();
    }

    /** The photos that can be taken; the problem when there is none. */
    List<PreparedFile> good() {
        return checked.files().isEmpty() ? checked.orThrow() : checked.files();
    }

    /** Which ones cannot be taken and why, all of them at the one field. */
    FormErrors errors() {
        return new FormErrors().add("photos",
                checked.violations().stream().map(Violation::message).collect(Collectors.joining(" ")));
    }

    /** The same photos with the same words are the same request. */
    byte[] canonical() {
        return ("ADD_PHOTOS " + text + "\n" + checked.files().stream().map(PreparedFile::sha256)
                .collect(Collectors.joining("\n"))).getBytes(StandardCharsets.UTF_8);
    }
}
