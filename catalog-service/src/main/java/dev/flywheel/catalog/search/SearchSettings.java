package dev.flywheel.catalog.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the search index lives.
 *
 * @param directory of the embedded index; disposable: what is lost there is built again from the database; not shared
 *     between processes
 * @param inBackground follow the catalogue all the time; off, the index moves only when somebody waits for it
 */
@ConfigurationProperties("flywheel.search")
record SearchSettings(
        Path directory,
        @DefaultValue("true") boolean inBackground,
        @DefaultValue("lucene") Backend backend,
        @DefaultValue OpenSearch opensearch) {

    /** Who keeps the index. */
    enum Backend {
        /** This process, in a folder of its own. */
        LUCENE,
        /** A cluster, for all replicas. */
        OPENSEARCH
    }

    /**
     * @param uris where it answers
     * @param version whose dialect is spoken; said here so that the service starts while the cluster is away
     * @param username none for a cluster that asks nobody
     * @param readTimeout for one call, of which building an index makes many
     */
    record OpenSearch(
            @DefaultValue("http://localhost:9200") List<String> uris,
            @DefaultValue("opensearch:2.19") String version,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("30s") Duration readTimeout) {}
}
