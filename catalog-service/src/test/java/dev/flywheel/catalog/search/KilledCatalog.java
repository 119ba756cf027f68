package dev.flywheel.catalog.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The service in a process of its own, which a test can kill. Says where it is in the file {@code port}. Once there is a
 * file {@code hold}, nothing is written into the index that is searched any more, nor does another take its place, and
 * the file {@code held} says so.
 */
final class KilledCatalog {

    private static final long PAUSE = 5_000_000;

    private KilledCatalog() {}

    /**
     * @param arguments where the files are, the folder of the index, and {@code key=value} for each setting
     */
    public static void main(String[] arguments) throws IOException {
        Path signals = Path.of(arguments[0]);
        Map<String, Object> settings = new HashMap<>();
        for (int i = 2; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        SecondCatalog catalog = SecondCatalog.start(settings, Path.of(arguments[1]));
        say(signals, "port", catalog.port());
        while (!Files.exists(signals.resolve("hold"))) {
            LockSupport.parkNanos(PAUSE);
        }
        catalog.part(IndexUpdates.class).working().lock();
        say(signals, "held", "");
        while (true) {
            LockSupport.park();
        }
    }

    private static void say(Path signals, String name, String text) throws IOException {
        Path fresh = Files.writeString(signals.resolve(name + ".new"), text);
        Files.move(fresh, signals.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
