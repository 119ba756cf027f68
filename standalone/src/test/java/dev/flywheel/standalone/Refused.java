package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What every refusal looks like, whoever refuses and why. */
final class Refused {

    /** Words of our insides, which are nobody's business. */
    private static final Pattern INSIDES = Pattern.compile(
            "dev\\.flywheel\\.|org\\.(spring|postgres|hibernate|apache)|java\\.|jackson|SQL|Exception|\tat ");

    private Refused() {}

    /** Fails unless the reply is a complete problem that blames the caller. */
    static Api.Reply is(Api.Reply reply, String what) {
        assertThat(reply.status()).as("%s: %s", what, reply.body()).isBetween(400, 499);
        assertThat(reply.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .startsWith("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.at("/status").asInt()).as(what).isEqualTo(reply.status());
        assertThat(problem.at("/type").asString()).as(what).endsWith("/" + reply.code());
        assertThat(problem.at("/code").asString()).as(what).isNotEmpty();
        assertThat(problem.at("/title").asString()).as(what).isNotEmpty();
        assertThat(problem.at("/detail").asString()).as(what).isNotEmpty();
        assertThat(problem.at("/traceId").asString()).as(what).matches("[0-9a-f]{32}");
        assertThat(INSIDES.matcher(reply.body()).find())
                .as("%s tells of our insides: %s", what, reply.body())
                .isFalse();
        return reply;
    }

    /** The same with its status. */
    static Api.Reply with(int status, Api.Reply reply, String what) {
        assertThat(reply.status()).as("%s: %s", what, reply.body()).isEqualTo(status);
        return is(reply, what);
    }

    /** The same, and the first error is about this field. */
    static void naming(String field, int status, Api.Reply reply, String what) {
        with(status, reply, what);
        assertThat(reply.text("/errors/0/field"))
                .as("%s: %s", what, reply.body())
                .isEqualTo(field);
    }
}
