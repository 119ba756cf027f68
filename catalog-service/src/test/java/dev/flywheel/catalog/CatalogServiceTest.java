package dev.flywheel.catalog;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.service.jobs.Jobs;
import dev.flywheel.service.web.Json;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.SqlCounting;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** The one context of this service's tests. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=chassis,catalog-service",
            "flywheel.search.directory=target/search-${random.uuid}"
        })
@ContextConfiguration(initializers = ServiceTestContext.class)
@Import({SqlCounting.class, FakeAuctions.class})
public abstract class CatalogServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Feeds feeds;

    @Autowired
    protected Jobs jobs;

    @Autowired
    protected FakeAuctions auctions;

    @Autowired
    protected Clock clock;

    /** Nobody signed in. */
    protected Api shopper() {
        return Api.onPort(port);
    }

    protected Api operator() {
        return shopper().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    protected Api as(AccountId account) {
        return shopper().as(Tokens.of(account, Role.SHOPPER));
    }

    protected Api as(SellerId seller) {
        return shopper().as(Tokens.of(new AccountId(seller.value()), Role.SELLER));
    }

    /** Moves the time on, without any of the work that falls due. */
    protected void moveTo(Instant time) {
        shopper()
                .as(Tokens.service("gateway"))
                .post("/internal/test-clock/move", Map.of("now", time.toString()))
                .expect(200);
    }

    /** Imports retail rows and waits until all is done. */
    protected Api.Reply importCsv(String csv) {
        return imported(operator(), "/operator/imports", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends an import and waits until it is over. */
    protected Api.Reply imported(Api sender, String path, String contentType, byte[] body) {
        Api.Reply accepted = sender.send("POST", path, contentType, body).expect(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        Eventually.await(PATIENCE, () -> !sender.get(location).text("/status").equals("RUNNING"));
        return sender.get(location).expect(200);
    }

    /** What a search finds, the first page. */
    protected Api.Reply search(String query) {
        return shopper().get("/search?q=" + encoded(query)).expect(200);
    }

    protected static List<String> titles(Api.Reply results) {
        return texts(results, "title");
    }

    /** One field of all items. */
    protected static List<String> texts(Api.Reply page, String field) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What was told of offers with this SKU, in order. */
    protected List<OfferChanged> told(String sku) {
        return jdbc
                .sql(
                        "SELECT data::text FROM event_log WHERE type = 'OfferChanged' AND data ->> 'sku' = :sku ORDER BY tx, seq")
                .param("sku", sku)
                .query(String.class)
                .list()
                .stream()
                .map(data -> Json.tolerant().readValue(data, OfferChanged.class))
                .toList();
    }

    /** How much was told of offers whose SKUs begin with this: what is told of others goes on beside a test. */
    protected long eventsOf(String prefix) {
        return jdbc.sql(
                        "SELECT count(*) FROM event_log WHERE type = 'OfferChanged' AND starts_with(data ->> 'sku', :prefix)")
                .param("prefix", prefix)
                .query(Long.class)
                .single();
    }

    /** Lets another service say something, and waits until it is applied. */
    protected void heard(String service, Event... events) {
        OtherServices.publish(service, events);
        feeds.drain();
        jobs.runDue();
    }

    /** Id of the retailer's offer with this SKU. */
    protected OfferId offer(String sku) {
        return OfferId.of(jdbc.sql("SELECT id::text FROM offer WHERE sku = :sku")
                .param("sku", sku)
                .query(String.class)
                .single());
    }

    protected String product(String sku) {
        return jdbc.sql("SELECT product_id::text FROM offer WHERE sku = :sku")
                .param("sku", sku)
                .query(String.class)
                .single();
    }

    /** The item with this title; missing when there is none. */
    protected static JsonNode item(Api.Reply page, String title) {
        return page.at("/items")
                .valueStream()
                .filter(item -> item.path("title").asString("").equals(title))
                .findFirst()
                .orElseThrow();
    }
}
