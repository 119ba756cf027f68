package dev.flywheel.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.transport.Netty4Plugin;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** A real OpenSearch in this process, one for all tests; every context that starts uses it. */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class OpenSearchForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static @Nullable OneNode node;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "opensearch",
                        Map.of(
                                "flywheel.search.backend",
                                "opensearch",
                                "flywheel.search.opensearch.uris",
                                "http://127.0.0.1:" + started().port())));
    }

    private static synchronized OneNode started() {
        OneNode running = node;
        if (running == null) {
            try {
                Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "opensearch");
                running = new OneNode(home.toAbsolutePath());
                running.start();
                node = running;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (NodeValidationException refused) {
                throw new IllegalStateException(refused);
            }
        }
        return running;
    }

    /** Its constructor is for those who extend it. */
    private static final class OneNode extends Node {

        OneNode(Path home) {
            super(
                    InternalSettingsPreparer.prepareEnvironment(
                            Settings.builder()
                                    .put("path.home", home.toString())
                                    .put("cluster.name", "flywheel-tests")
                                    .put("node.name", "one")
                                    .put("discovery.type", "single-node")
                                    .put("http.port", "0")
                                    .put("transport.port", "0")
                                    .put("network.host", "127.0.0.1")
                                    .put("transport.type", "netty4")
                                    .put("http.type", "netty4")
                                    // A build machine may well be nearly full.
                                    .put("cluster.routing.allocation.disk.threshold_enabled", false)
                                    .build(),
                            Map.of(),
                            null,
                            () -> "one"),
                    List.of(Netty4Plugin.class, MapperExtrasPlugin.class),
                    false);
        }

        int port() {
            return injector()
                    .getInstance(HttpServerTransport.class)
                    .boundAddress()
                    .publishAddress()
                    .getPort();
        }
    }
}
