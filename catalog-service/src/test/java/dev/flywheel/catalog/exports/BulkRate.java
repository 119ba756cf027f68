package dev.flywheel.catalog.exports;

import dev.flywheel.catalog.CatalogApplication;
import dev.flywheel.catalog.FakeAuctions;
import dev.flywheel.catalog.GeneratedRows;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures bulk work from outside: an import of generated products with its progress, index and all; exports of both
 * kinds; a rename of the root of their categories and how long all products take to follow. Run it with little memory
 * ({@code -Xmx256m}) to see that none of it grows with the number of products.
 *
 * <p>Argument: how many products.
 */
final class BulkRate {

    private static final int NODES = 4600;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String token = Tokens.of(AccountId.next(), Role.OPERATOR);
    private final Api operator;

    private BulkRate(String base) {
        this.base = base;
        this.operator = Api.at(base).as(token);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int products = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        CatalogApplication.class, FakeAuctions.class)
                .initializers(new ServiceTestContext())
                .run(
                        "--spring.config.name=chassis,catalog-service",
                        "--server.port=0",
                        "--flywheel.search.directory=target/search-" + UUID.randomUUID())) {
            new BulkRate("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
                    .measure(products);
        }
        System.exit(0);
    }

    private void measure(int products) throws IOException, InterruptedException {
        importAll("import, index and all", products, GeneratedRows.HEADER + GeneratedRows.csv("BULK", products));
        importAll("the same with a node for each", NODES, nodes());
        export("csv", products);
        export("ndjson", products);
        rename();
    }

    /** A tree as large as that of a large shop. */
    private static String nodes() {
        return IntStream.range(0, NODES)
                .mapToObj(i -> "NODE-%d,Thing of node %d,Generated > Aisle %d > Shelf %d > Box %d\n"
                        .formatted(i, i, i / 500, i / 20, i))
                .collect(Collectors.joining("", "sku,title,category\n", ""));
    }

    private void importAll(String what, int products, String file) throws InterruptedException {
        long begin = System.nanoTime();
        String location = operator.send("POST", "/operator/imports", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Api.Reply now = operator.get(location);
        while (now.text("/status").equals("RUNNING")) {
            Thread.sleep(1000);
            now = operator.get(location).expect(200);
            System.out.printf(
                    "%6.1f s: %,d rows read%n",
                    seconds(begin), now.at("/rowsRead").asInt());
        }
        print(what, products, seconds(begin));
    }

    private void export(String format, int products) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/operator/exports?format=" + format))
                .header("Authorization", "Bearer " + token)
                .build();
        long bytes = 0;
        try (InputStream body = HTTP.send(request, BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
            }
        }
        print("export, " + format + ", " + bytes / 1_000_000 + " MB", products, seconds(begin));
    }

    private void rename() throws InterruptedException {
        Api.Reply root = operator.get("/categories?limit=100");
        String id = root.at("/items")
                .valueStream()
                .filter(node -> node.path("name").asString("").equals("Generated"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        int products = operator.get("/categories/" + id).at("/productCount").asInt();
        long begin = System.nanoTime();
        operator.put("/operator/categories/" + id, "{\"name\":\"Made up\"}").expect(200);
        System.out.printf("rename answered after %.3f s%n", seconds(begin));
        while (operator.get("/operator/categories/" + id).at("/following").asBoolean()) {
            Thread.sleep(200);
        }
        print("rename of the root followed", products, seconds(begin));
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String what, int products, double seconds) {
        System.out.printf(
                "%-30s %,9d products in %6.1f s: %,8.0f a second%n", what, products, seconds, products / seconds);
    }
}
