package dev.flywheel.testing;

import dev.flywheel.postgres.Database;

/** The PostgreSQL that tests run on. Found by {@link java.util.ServiceLoader} where it is not the embedded one. */
interface Cluster {

    /** Starts it; called once in a JVM. Stopping is the cluster's own business. */
    Database start();
}
