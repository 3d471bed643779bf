package org.ecobureau.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jboss.resteasy.reactive.multipart.FileUpload;

/** A file as it was sent; what its name and declared type claim is not believed. */
public final class Upload {

    /** Opens the content; may be opened several times. */
    private interface Source {
        InputStream open() throws IOException;
    }

    private final String name;
    private final String declaredType;
    private final long bytes;
    private final Source source;

    private Upload(String name, String declaredType, long bytes, Source source) {
        this.name = FileNames.clean(name);
        this.declaredType = declaredType;
        this.bytes = bytes;
        this.source = source;
    }

    public static Upload of(FileUpload file) {
        return new Upload(file.fileName(), file.contentType(), file.size(), () -> Files.newInputStream(file.uploadedFile()));
    }

    /** The files of a form field. A browser sends a nameless empty part when nothing was chosen: that is no file. */
    public static List<Upload> of(List<FileUpload> files) {
        return files == null ? List.of()
                : files.stream().filter(file -> file.size() > 0 || file.fileName() != null && !file.fileName().isBlank())
                        .map(Upload::of).toList();
    }

    public static Upload of(String name, Path file) throws IOException {
        return new Upload(name, null, Files.size(file), () -> Files.newInputStream(file));
    }

    public static Upload of(String name, byte[] content) {
        return new Upload(name, null, content.length, () -> new ByteArrayInputStream(content));
    }

    /** The cleaned name. */
    public String name() {
        return name;
    }

    public String declaredType() {
        return declaredType;
    }

    public long bytes() {
        return bytes;
    }

    public InputStream open() throws IOException {
        return source.open();
    }
}
