package dev.flywheel.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom the server runs. PostgreSQL refuses root, so root steps down: into a user namespace of its own where it is
 * nobody (its files stay root's), or, where namespaces are forbidden as in most containers, to the user nobody, who
 * then has to own the data.
 */
enum ServerUser {
    SAME(List.of()),
    NAMESPACE(List.of("unshare", "--user")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int NOBODYS_ID = 65534;

    private final List<String> prefix;

    ServerUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static ServerUser current() {
        if (new UnixSystem().getUid() != 0) {
            return SAME;
        }
        for (ServerUser user : List.of(NAMESPACE, NOBODY)) {
            if (user.works()) {
                return user;
            }
        }
        throw new IllegalStateException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start as another user");
    }

    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /**
     * Makes the file, or the folder with all in it, the server's own.
     *
     * @throws IllegalStateException if it is some other user's, who would not find it again
     */
    void own(Path path) throws IOException {
        int owner = (Integer) Files.getAttribute(path, "unix:uid");
        int wanted = this == NOBODY ? NOBODYS_ID : (int) new UnixSystem().getUid();
        if (owner == wanted) {
            return;
        }
        if (this == SAME || (owner != 0 && owner != NOBODYS_ID)) {
            throw new IllegalStateException(
                    path + " belongs to " + Files.getOwner(path).getName() + "; start as that user");
        }
        Trees.giveTo(wanted, path);
    }

    private boolean works() {
        try {
            Process probe = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
