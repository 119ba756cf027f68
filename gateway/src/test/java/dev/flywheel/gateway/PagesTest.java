package dev.flywheel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends GatewayTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/console"})
    void showsPagesThatLoadNothingFromElsewhere(String path) {
        Api.Reply page = api().get(path).expect(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self';");
        assertThat(page.body())
                .doesNotContain("<script>")
                .doesNotContain("style=\"")
                .doesNotContain("onclick");

        Matcher addresses = ADDRESS.matcher(page.body());
        while (addresses.find()) {
            String address = addresses.group(1);
            assertThat(address).matches("data:,|/.*");
            if (address.endsWith(".css") || address.endsWith(".js")) {
                api().get(address).expect(200);
            }
        }
    }

    @Test
    void readsEachServicesDocumentThroughTheGateway() {
        assertThat(api().get("/api-docs/orders").expect(200).text("/service")).isEqualTo("orders");
        assertThat(service("orders").lastCall().uri()).isEqualTo("/v3/api-docs");
        api().get("/api-docs/nobody").expect(404);
    }

    @Test
    void scriptsWriteTextAndNoMarkup() {
        for (String script : new String[] {"/console.js", "/docs.js"}) {
            assertThat(api().get(script).expect(200).body())
                    .doesNotContain("innerHTML")
                    .doesNotContain("eval(")
                    .doesNotContain("localStorage");
        }
    }
}
