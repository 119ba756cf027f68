package dev.flywheel.service.chassis;

import com.sun.net.httpserver.HttpServer;
import dev.flywheel.client.Api;
import dev.flywheel.testing.FaultProxy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The one context of all tests of the chassis that need a server: no database, tokens of {@link Forge}. */
@SpringBootTest(
        classes = ThingsApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=chassis",
            "spring.application.name=things",
            "spring.autoconfigure.exclude="
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "flywheel.security.client-secret=secret",
            "server.tomcat.connection-timeout=2s",
            "flywheel.web.body-limits.[/large/**]=2MB",
            "flywheel.web.body-limits.[/large/but/small]=1KB",
            "flywheel.services.peer.connect-timeout=300ms",
            "flywheel.services.peer.read-timeout=700ms"
        })
public abstract class ChassisTest {

    protected static final Issuer ISSUER = Issuer.start();
    protected static final Peer PEER = Peer.start();
    protected static final FaultProxy WIRE = FaultProxy.to("127.0.0.1", PEER.port());

    @Value("${local.server.port}")
    protected int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("flywheel.security.issuer", () -> Forge.ISSUER);
        registry.add("flywheel.security.jwk-set-uri", () -> ISSUER.url() + "/oauth2/jwks");
        registry.add("flywheel.security.token-uri", () -> ISSUER.url() + "/oauth2/token");
        registry.add("flywheel.services.peer.url", () -> "http://127.0.0.1:" + WIRE.port());
    }

    /** Talks to the service without a token. */
    protected Api api() {
        return Api.onPort(port);
    }

    static int port(HttpServer server) {
        return server.getAddress().getPort();
    }
}
