package dev.flywheel.catalog.search;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the search index lives.
 *
 * @param directory disposable: what is lost there is built again from the database; not shared between processes
 * @param inBackground follow the catalogue all the time; off, the index moves only when somebody waits for it
 */
@ConfigurationProperties("flywheel.search")
record SearchSettings(Path directory, @DefaultValue("true") boolean inBackground) {}
