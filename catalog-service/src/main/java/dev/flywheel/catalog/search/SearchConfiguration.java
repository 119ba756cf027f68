package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.SearchSettings.OpenSearch;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hibernate Search on the embedded Lucene or on OpenSearch. Its listeners are off: products change by SQL, and the index
 * follows the table by itself.
 */
@Configuration
class SearchConfiguration {

    private static final String BACKEND = "hibernate.search.backend.";
    private static final int WRITE_BUFFER_MEGABYTES = 32;
    /** We say ourselves when documents go to disk; by itself this would be done every second, in many small segments. */
    private static final int SELDOM_MILLIS = 60_000;

    @Bean
    IndexPlaces indexPlaces(SearchSettings settings, DataSource database) {
        return switch (settings.backend()) {
            case LUCENE -> new IndexDirectory(settings.directory());
            case OPENSEARCH -> new SharedPlaces(database);
        };
    }

    @Bean
    Finder.Source finders(SearchSettings settings, ProductIndex index) {
        return switch (settings.backend()) {
            case LUCENE -> new EmbeddedFinder.Source(index);
            case OPENSEARCH -> new PortableFinder.Source(index);
        };
    }

    @Bean
    HibernatePropertiesCustomizer searchBackend(SearchSettings settings, IndexPlaces places) {
        return properties -> {
            places.prepare();
            properties.putAll(
                    switch (settings.backend()) {
                        case LUCENE -> lucene(settings);
                        case OPENSEARCH -> opensearch(settings.opensearch());
                    });
            properties.put("hibernate.search.mapping.configurer", new ProductMapping());
            properties.put("hibernate.search.indexing.listeners.enabled", false);
            // Only products are indexed, and they carry no annotations that would have to be looked for.
            properties.put("hibernate.search.mapping.process_annotations", false);
        };
    }

    private static Map<String, Object> lucene(SearchSettings settings) {
        return Map.of(
                BACKEND + "type",
                "lucene",
                BACKEND + "lucene_version",
                "LATEST",
                BACKEND + "io.commit_interval",
                SELDOM_MILLIS,
                BACKEND + "io.writer.ram_buffer_size",
                WRITE_BUFFER_MEGABYTES,
                BACKEND + "directory.root",
                settings.directory().toAbsolutePath().toString(),
                BACKEND + "analysis.configurer",
                new CatalogAnalysis());
    }

    private static Map<String, Object> opensearch(OpenSearch cluster) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(BACKEND + "type", "elasticsearch");
        properties.put(BACKEND + "uris", cluster.uris());
        properties.put(BACKEND + "version", cluster.version());
        // The indexes are made when the service first gets through, so that it starts without the cluster.
        properties.put(BACKEND + "version_check.enabled", false);
        properties.put("hibernate.search.schema_management.strategy", "none");
        properties.put(BACKEND + "schema_management.settings_file", "search/opensearch-settings.json");
        properties.put(
                BACKEND + "connection_timeout",
                Math.toIntExact(cluster.connectTimeout().toMillis()));
        properties.put(
                BACKEND + "read_timeout", Math.toIntExact(cluster.readTimeout().toMillis()));
        if (cluster.username() != null && cluster.password() != null) {
            properties.put(BACKEND + "username", cluster.username());
            properties.put(BACKEND + "password", cluster.password());
        }
        return properties;
    }
}
