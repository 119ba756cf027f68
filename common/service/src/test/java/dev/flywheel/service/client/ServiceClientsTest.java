package dev.flywheel.service.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.service.chassis.ChassisTest;
import dev.flywheel.service.chassis.Peer;
import dev.flywheel.service.chassis.PeerCalls;
import dev.flywheel.service.chassis.PeerCalls.Answer;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ServiceClientsTest extends ChassisTest {

    private static final Answer ASK = new Answer("ask", null);

    @Autowired
    private PeerCalls peer;

    @Autowired
    private ServiceClients clients;

    @AfterEach
    void heal() {
        WIRE.heal();
        ISSUER.failing(false);
    }

    @Test
    void sendsVersionTraceTokenAndReadsTolerantly() {
        PEER.answers(200, "{\"text\":\"hi\",\"amount\":{\"amount\":\"1.50\",\"currency\":\"USD\"},\"newer\":1}");
        PaymentId payment = PaymentId.next();
        assertThat(peer.get(payment)).isEqualTo(new Answer("hi", Money.of("1.50", "USD")));
        Peer.Call call = PEER.calls().getFirst();
        assertThat(call.path()).isEqualTo("/internal/answers/" + payment);
        assertThat(call.headers().getFirst("API-Version")).isEqualTo("1");
        assertThat(call.headers().getFirst("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(call.headers().getFirst("Authorization")).matches("Bearer token-\\d+");
    }

    @Test
    void leavesNullsOutOfWhatItSends() {
        PEER.answers(200, "{}");
        peer.post(ASK);
        assertThat(PEER.calls().getFirst().body()).isEqualTo("{\"text\":\"ask\"}");
    }

    @Test
    void getsATokenByItsNameAndSecretOnce() {
        PEER.answers(200, "{}");
        peer.get(PaymentId.next());
        int before = ISSUER.tokensAsked();
        for (int i = 0; i < 20; i++) {
            peer.get(PaymentId.next());
        }
        assertThat(ISSUER.tokensAsked()).isEqualTo(before);
        assertThat(ISSUER.lastAuthorization()).isEqualTo("Basic dGhpbmdzOnNlY3JldA==");
    }

    @Test
    void tellsARefusalInTheOthersWords() {
        PEER.answers(409, "{\"code\":\"already_paid\",\"detail\":\"payment 7 is captured\",\"more\":[]}");
        RemoteProblem problem = catchThrowableOfType(RemoteProblem.class, () -> peer.post(ASK));
        assertThat(problem.service()).isEqualTo("peer");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.remoteCode()).isEqualTo("already_paid");
        assertThat(problem.detail()).isEqualTo("payment 7 is captured");
        assertThat(problem.code().status()).isEqualTo(503);
        assertThat(PEER.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>no problem</html>", "[]", "null", "{\"code\":7}"})
    void bearsARefusalWithoutWords(String body) {
        PEER.answers(404, body);
        RemoteProblem problem = catchThrowableOfType(RemoteProblem.class, () -> peer.get(PaymentId.next()));
        assertThat(problem.status()).isEqualTo(404);
    }

    @Test
    void aFailureMayHaveHadAnEffectAndIsNotRepeated() {
        PEER.answers(500, "");
        assertThat(unavailable(() -> peer.get(PaymentId.next())).maybeExecuted())
                .isTrue();
        assertThat(PEER.calls()).hasSize(1);
    }

    @Test
    void aServiceThatIsDownWasCertainlyNotReached() throws InterruptedException {
        PEER.answers(200, "{}");
        WIRE.down();
        // Kept connections are trusted for a moment after their last use.
        Thread.sleep(100);
        RemoteUnavailable down = unavailable(() -> peer.post(ASK));
        assertThat(down.service()).isEqualTo("peer");
        assertThat(down.maybeExecuted()).isFalse();
        assertThat(PEER.calls()).isEmpty();
    }

    @Test
    void aSlowAnswerMayHaveHadAnEffectAndIsAskedForOnce() {
        PEER.answers(200, "{}");
        WIRE.latency(Duration.ofSeconds(5));
        RemoteUnavailable slow = unavailable(() -> peer.get(PaymentId.next()));
        assertThat(slow.maybeExecuted()).isTrue();
        assertThat(slow).hasMessageContaining("did not answer in time");
        assertThat(PEER.calls()).hasSize(1);
    }

    @Test
    void aBlackHoleIsGivenUp() {
        PEER.answers(200, "{}");
        WIRE.blackhole();
        assertThat(unavailable(() -> peer.post(ASK)).maybeExecuted()).isTrue();
    }

    @Test
    void halfAnAnswerIsNone() {
        PEER.answers(200, "{\"text\":\"" + "x".repeat(100_000) + "\"}");
        WIRE.resetAfter(20_000);
        assertThat(unavailable(() -> peer.post(ASK)).maybeExecuted()).isTrue();
        assertThat(PEER.calls()).as("a POST is never repeated").hasSize(1);
    }

    @Test
    void whatMayBeRepeatedIsRepeatedOnce() {
        PEER.answers(200, "{\"text\":\"" + "x".repeat(100_000) + "\"}");
        WIRE.resetAfter(20_000);
        assertThatThrownBy(() -> peer.put(ASK)).isInstanceOf(RemoteUnavailable.class);
        assertThat(PEER.calls()).hasSize(2);
        assertThatThrownBy(() -> peer.get(PaymentId.next())).isInstanceOf(RemoteUnavailable.class);
        assertThat(PEER.calls()).hasSize(4);
    }

    @Test
    void aConnectionTheOtherSideClosedIsReplaced() {
        PEER.answers(200, "{}");
        peer.get(PaymentId.next());
        WIRE.resetConnections();
        WIRE.heal();
        assertThat(peer.get(PaymentId.next())).isEqualTo(new Answer(null, null));
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        PEER.answers(401, "{\"code\":\"unauthenticated\"}").thenAnswers(200, "{\"text\":\"welcome\"}");
        assertThat(peer.post(ASK).text()).isEqualTo("welcome");
        assertThat(PEER.calls()).hasSize(2);
        assertThat(PEER.calls().get(1).headers().getFirst("Authorization"))
                .isNotEqualTo(PEER.calls().get(0).headers().getFirst("Authorization"));

        PEER.answers(401, "{\"code\":\"unauthenticated\"}");
        assertThatThrownBy(() -> peer.post(ASK))
                .isInstanceOfSatisfying(
                        RemoteProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(401));
        assertThat(PEER.calls()).hasSize(2);
    }

    @Test
    void aRedirectIsNotFollowed() {
        PEER.answers(302, "");
        peer.get(PaymentId.next());
        assertThat(PEER.calls()).hasSize(1);
    }

    @Test
    void aBareClientWaitsAsLongAsItIsTold() {
        PEER.answers(200, "{\"text\":\"late\"}");
        WIRE.latency(Duration.ofMillis(1000));
        Answer answer = clients.restClient("peer", Duration.ofSeconds(10))
                .get()
                .uri("/internal/feed?after={after}", "0-0")
                .retrieve()
                .body(Answer.class);
        assertThat(answer).isEqualTo(new Answer("late", null));
        assertThat(PEER.calls().getFirst().path()).isEqualTo("/internal/feed?after=0-0");
        assertThatThrownBy(() ->
                        clients.restClient("peer").get().uri("/x").retrieve().toBodilessEntity())
                .isInstanceOf(RemoteUnavailable.class);
    }

    @Test
    void aServiceWithoutAnAddressIsNamed() {
        assertThatThrownBy(() -> clients.restClient("moon")).hasMessageContaining("flywheel.services.moon.url");
    }

    private static RemoteUnavailable unavailable(ThrowingCallable call) {
        RemoteUnavailable thrown = catchThrowableOfType(RemoteUnavailable.class, call);
        assertThat(thrown).as("the call should fail").isNotNull();
        return thrown;
    }
}
