package dev.flywheel.catalog.search;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hibernate Search on the embedded Lucene. Its listeners are off: products change by SQL, and the index follows the
 * table by itself.
 */
@Configuration
class SearchConfiguration {

    @Bean
    IndexDirectory indexPlaces(SearchSettings settings) {
        return new IndexDirectory(settings.directory());
    }

    @Bean
    HibernatePropertiesCustomizer searchBackend(IndexDirectory directory) {
        return properties -> {
            directory.prepare();
            properties.put("hibernate.search.backend.type", "lucene");
            properties.put("hibernate.search.backend.lucene_version", "LATEST");
            properties.put(
                    "hibernate.search.backend.directory.root", directory.root().toString());
            properties.put("hibernate.search.backend.analysis.configurer", new CatalogAnalysis());
            properties.put("hibernate.search.mapping.configurer", new ProductMapping());
            properties.put("hibernate.search.indexing.listeners.enabled", false);
            // Only products are indexed, and they carry no annotations that would have to be looked for.
            properties.put("hibernate.search.mapping.process_annotations", false);
        };
    }
}
