package dev.flywheel.benchmarks.checkout;

import dev.flywheel.client.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a token, at one instance. He checks out by a client that blocks on a kept connection and reads no more of
 * the answer than he must, since he shares the processors with what is measured.
 */
record Shopper(String address, String token) {

    private static final int MOST = 256;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CloseableHttpClient HTTP = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(MOST)
                    .setMaxConnTotal(MOST)
                    .build())
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .build();

    Api api() {
        return Api.at(address).as(token);
    }

    /** Checks out once. */
    Sales.Try checkOut(byte[] wishes) throws IOException {
        HttpPost request = new HttpPost(address + "/checkouts");
        request.setHeader("Authorization", "Bearer " + token);
        request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        request.setEntity(new ByteArrayEntity(wishes, ContentType.APPLICATION_JSON));
        long before = System.nanoTime();
        return HTTP.execute(request, reply -> {
            byte[] body = EntityUtils.toByteArray(reply.getEntity());
            long after = System.nanoTime();
            return new Sales.Try(reply.getCode() == 201 ? "sold" : refusal(reply.getCode(), body), before, after);
        });
    }

    private static String refusal(int status, byte[] body) {
        return status + " "
                + JSON.readTree(new String(body, StandardCharsets.UTF_8))
                        .at("/code")
                        .asString("");
    }
}
