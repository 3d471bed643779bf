package org.ecobureau.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Random keys of a local run, made once and kept: what was sealed yesterday must open today. */
final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {
    }

    /** 32 random bytes in base64, the same for the same name. */
    static String named(Path directory, String name) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                RANDOM.nextBytes(key);
                Path draft = Files.createTempFile(directory, name, ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, Base64.getEncoder().encodeToString(key));
                Files.move(draft, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackFailure("The key file " + file + " cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
