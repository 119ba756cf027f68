package dev.flywheel.benchmarks.catalogue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ceiling: a Spring MVC endpoint of this JVM, with nothing of ours around it, that answers bytes from memory. */
final class BareEndpoint implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    BareEndpoint() {
        context = new SpringApplication(Application.class)
                .run("--server.port=0", "--spring.config.name=none", "--spring.threads.virtual.enabled=true");
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    void keep(Map<String, byte[]> bytes) {
        context.getBean(Bytes.class).kept.putAll(bytes);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Only what Spring MVC needs: the rest of the class path is the catalogue's. */
    @Configuration(proxyBeanMethods = false)
    @Import(Bytes.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Application {}

    /** Answers bytes by name. */
    @RestController
    static class Bytes {

        private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

        @GetMapping("/bytes")
        ResponseEntity<byte[]> bytes(@RequestParam String name) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(kept.get(name));
        }
    }
}
