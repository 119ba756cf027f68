package dev.flywheel.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.Role;
import dev.flywheel.service.chassis.ChassisTest;
import dev.flywheel.service.chassis.Forge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OurMistakesTest extends ChassisTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "problem, 409, conflict, the order is paid already",
        "duplicate, 409, conflict, conflicts with what is stored",
        "too-long, 400, invalid_request, too long or out of range",
        "stale, 409, conflict, read it again",
        "deadlock, 503, unavailable, repeat the call",
        "no-connection, 503, unavailable, repeat the call",
        "connection-broken, 503, unavailable, repeat the call",
        "database-down, 503, unavailable, repeat the call",
        "status, 410, invalid_request, it was here once",
        "bug, 500, internal, give the trace id",
        "error, 500, internal, give the trace id",
        "io, 500, internal, give the trace id",
        "wrapped, 409, conflict, the order is paid already",
        "thrown in another thread, 409, conflict, conflicts with what is stored",
        "anything else, 500, internal, give the trace id",
    })
    void tellsWhoseMistakeItWas(String how, int status, String code, String words) {
        Reply reply = api().get("/broken/" + how.replace(" ", "%20")).expect(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.text("/detail")).contains(words);
        assertThat(reply.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void keepsWhatTheServiceSaysAboutComingBack() {
        Reply reply = api().get("/broken/too-many").expect(429);
        assertThat(reply.headers().firstValue("Retry-After")).contains("77");
    }

    @Test
    void countsProblemsByCode() {
        api().get("/broken/problem").expect(409);
        assertThat(api().as(Forge.token(Role.OPERATOR))
                        .get("/actuator/prometheus")
                        .expect(200)
                        .body())
                .contains("flywheel_problems_total{", "code=\"conflict\",status=\"409\"");
    }

    @Test
    void takesBackAnAnswerThatCouldNotBeWritten() {
        Reply reply = api().get("/broken/unwritable").expect(500);
        assertThat(reply.headers().firstValue("ETag")).isEmpty();
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void answersErrorsThatWereSentPastTheControllers() {
        Reply reply = api().get("/broken/filtered").expect(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
        BadJsonTest.isAProblem(reply);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500})
    void mapsAnAbsentPeerTo503(int status) {
        PEER.answers(status, "{\"code\":\"no_such_thing\",\"detail\":\"secret of the peer\"}");
        Reply reply = api().get("/broken/peer").expect(503);
        assertThat(reply.code()).isEqualTo("unavailable");
        assertThat(reply.text("/detail")).contains("'peer'").doesNotContain("secret");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        BadJsonTest.isAProblem(reply);
    }

    @Test
    void mapsAnUnreadableAnswerOfThePeerTo503() {
        PEER.answers(200, "<html>");
        BadJsonTest.isAProblem(api().get("/broken/peer").expect(503));
    }
}
