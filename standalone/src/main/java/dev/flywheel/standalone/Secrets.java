package dev.flywheel.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Secrets made at the first start and kept beside the data, readable by the owner only. */
final class Secrets {

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        secrets.read();
        return secrets;
    }

    /** The secret of this name, made when it is first asked for. */
    synchronized String get(String name) {
        if (values.getProperty(name) == null) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            values.setProperty(name, HexFormat.of().formatHex(bytes));
            write();
        }
        return values.getProperty(name);
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try (var in = Files.newInputStream(file)) {
            values.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    private void write() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var out = Files.newOutputStream(file)) {
                values.store(out, "Made at the first start. Whoever reads this can sign as any service.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }
}
