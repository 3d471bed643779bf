package org.ecobureau.complaint.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.attachment.Upload;
import org.ecobureau.complaint.CaseLetters;
import org.jboss.resteasy.reactive.server.multipart.FileItem;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** What came with the entry form: typed fields and chosen files. */
record EntryPost(MultivaluedMap<String, String> typed, List<Upload> scans) {

    static EntryPost of(MultipartFormDataInput posted) {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        List<Upload> scans = new ArrayList<>();
        posted.getValues().forEach((name, values) -> values.forEach(value -> {
            if (!value.isFileItem()) {
                typed.add(name, value.getValue());
            } else if (name.equals(CaseLetters.FIELD)) {
                add(scans, value);
            }
        }));
        return new EntryPost(typed, scans);
    }

    /** A browser sends a nameless empty part when nothing was chosen: that is no file. */
    private static void add(List<Upload> scans, FormValue value) {
        FileItem file = value.getFileItem();
        String name = value.getFileName() == null ? "" : value.getFileName();
        try {
            if (file.getFileSize() == 0 && name.isBlank()) {
                return;
            }
            scans.add(file.isInMemory() ? Upload.of(name, file.getInputStream().readAllBytes())
                    : Upload.of(name, file.getFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("upload not readable", e);
        }
    }
}
