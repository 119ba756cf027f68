package dev.flywheel.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the roles, made at random on first use and kept in a file only its owner can read. */
final class Passwords {

    private final Path file;
    private final Properties passwords = new Properties();

    Passwords(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
        }
    }

    synchronized boolean knows(String role) {
        return passwords.containsKey(role);
    }

    synchronized String of(String role) {
        String known = passwords.getProperty(role);
        if (known != null) {
            return known;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        passwords.setProperty(role, made);
        save();
        return made;
    }

    private void save() {
        try {
            Path unfinished = secretFile(file.resolveSibling(file.getFileName() + ".new"));
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                passwords.store(writer, "Roles of this PostgreSQL; keep secret");
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("the passwords could not be kept in " + file, failed);
        }
    }

    /** A new empty file that only its owner may read, in place of any old one. */
    static Path secretFile(Path path) throws IOException {
        Files.deleteIfExists(path);
        return Files.createFile(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
