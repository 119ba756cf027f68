package dev.flywheel.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.accounts.AccountsServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.testing.service.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest extends AccountsServiceTest {

    @Test
    void signsIn() {
        Api.Reply tokens = signedIn();
        assertThat(tokens.at("/expiresIn").asInt()).isEqualTo(3600);
        assertThat(tokens.text("/tokenType")).isEqualTo("Bearer");
        assertThat(tokens.text("/refreshToken")).hasSize(43);
        assertThat(tokens.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        api().as(tokens.text("/accessToken")).get("/accounts/me").expect(200);
    }

    @Test
    void answersAnUnknownEmailLikeAWrongPassword() {
        String email = newEmail();
        signUp(email).expect(201);
        Api.Reply wrongPassword = signIn(email, "not the password").expect(401);
        Api.Reply unknownEmail = signIn(newEmail(), "not the password").expect(401);

        assertThat(wrongPassword.code()).isEqualTo("wrong_credentials");
        assertThat(unknownEmail.text("/detail")).isEqualTo(wrongPassword.text("/detail"));
        assertThat(unknownEmail.code()).isEqualTo(wrongPassword.code());
        assertThat(unknownEmail.headers().map().keySet())
                .isEqualTo(wrongPassword.headers().map().keySet());
    }

    /** Without the hash for nobody, an unknown email would be answered a hundred times sooner. */
    @Test
    void takesAsLongForAnUnknownEmailAsForAWrongPassword() {
        String email = newEmail();
        signUp(email).expect(201);
        long wrongPassword = median(() -> signIn(email, "not the password").expect(401));
        long unknownEmail = median(() -> signIn(newEmail(), "not the password").expect(401));
        assertThat(unknownEmail).isGreaterThan(wrongPassword / 4);
    }

    private static long median(Runnable call) {
        return IntStream.range(0, 5)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    call.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray()[2];
    }

    @Test
    void countsFailuresWithOneEmailWhereverTheyComeFrom() {
        String email = newEmail();
        signUp(email).expect(201);
        for (int i = 0; i < 25; i++) {
            signIn(email, PASSWORD).expect(201);
        }
        for (int i = 0; i < 20; i++) {
            signIn(email, "guess number " + i).expect(401);
        }
        Api.Reply refused = signIn(email.toUpperCase(), PASSWORD).expect(429);
        assertThat(refused.code()).isEqualTo("too_many_requests");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        signedIn();
    }

    @Test
    void countsFailuresFromOneAddressWhateverTheEmail() {
        Api attacker = api();
        List<Integer> answers = IntStream.range(0, 40)
                .mapToObj(i -> attacker.post("/sessions", Map.of("email", newEmail(), "password", "a guess")))
                .map(Api.Reply::status)
                .toList();
        assertThat(answers.subList(0, 30)).containsOnly(401);
        assertThat(answers).contains(429);
    }

    @Test
    void renewsTokensOneAfterTheOther() {
        String first = signedIn().text("/refreshToken");
        Api.Reply second = refresh(first).expect(200);
        Api.Reply third = refresh(second.text("/refreshToken")).expect(200);

        assertThat(third.text("/refreshToken")).isNotEqualTo(second.text("/refreshToken"));
        api().as(third.text("/accessToken")).get("/accounts/me").expect(200);
    }

    @Test
    void endsTheSessionWhenATokenComesTwice() {
        String first = signedIn().text("/refreshToken");
        String second = refresh(first).expect(200).text("/refreshToken");

        assertThat(refresh(first).expect(401).code()).isEqualTo("invalid_refresh_token");
        refresh(second).expect(401);
    }

    @Test
    void ofEightAtOnceOneRenewsAndTheSessionEnds() throws Exception {
        String token = signedIn().text("/refreshToken");
        List<Callable<Api.Reply>> calls = Collections.nCopies(8, () -> refresh(token));
        List<Api.Reply> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }

        assertThat(answers.stream().map(Api.Reply::status)).containsOnlyOnce(200);
        assertThat(answers.stream().filter(answer -> answer.status() == 401)).hasSize(7);
        Api.Reply winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        refresh(winner.text("/refreshToken")).expect(401);
    }

    @Test
    void signsOutOneSession() {
        String email = newEmail();
        signUp(email).expect(201);
        String phone = signIn(email, PASSWORD).text("/refreshToken");
        String laptop = signIn(email, PASSWORD).text("/refreshToken");

        revoke(phone).expect(204);
        revoke(phone).expect(204);
        revoke("unknown").expect(204);
        refresh(phone).expect(401);
        refresh(laptop).expect(200);
    }

    @Test
    void signsOutEverywhereAndNobodyElse() {
        String email = newEmail();
        signUp(email).expect(201);
        String phone = signIn(email, PASSWORD).text("/refreshToken");
        Api.Reply laptop = signIn(email, PASSWORD);
        String somebodyElse = signedIn().text("/refreshToken");

        api().as(laptop.text("/accessToken")).delete("/sessions").expect(204);
        refresh(phone).expect(401);
        refresh(laptop.text("/refreshToken")).expect(401);
        refresh(somebodyElse).expect(200);
    }

    @Test
    void refusesATokenThatLayTooLong() {
        Api.Reply session = signedIn();
        String token = session.text("/refreshToken");
        OffsetDateTime past = Instant.now().minusSeconds(1).atOffset(ZoneOffset.UTC);
        jdbc.sql("UPDATE session SET expires_at = ? FROM refresh_token WHERE session_id = session.id AND hash = ?")
                .params(past, new RefreshToken(token).hash())
                .update();
        refresh(token).expect(401);
    }

    @Test
    void movingTheTestClockSignsNobodyOut() {
        Api.Reply session = signedIn();
        Api operator = api().as(Tokens.service("gateway"));
        Instant later = Instant.parse(
                        operator.get("/internal/test-clock").expect(200).text("/now"))
                .plus(Duration.ofDays(60));
        operator.post("/internal/test-clock/move", Map.of("now", later.toString()))
                .expect(200);
        operator.post("/internal/test-clock/settle", null).expect(200);

        api().as(session.text("/accessToken")).get("/accounts/me").expect(200);
        Api.Reply renewed = refresh(session.text("/refreshToken")).expect(200);
        api().as(renewed.text("/accessToken")).get("/accounts/me").expect(200);
    }

    @Test
    void keepsNoTokenInTheDatabase() {
        String token = signedIn().text("/refreshToken");
        assertThat(jdbc.sql("SELECT count(*) FROM refresh_token WHERE hash = ?")
                        .param(new RefreshToken(token).hash())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(new RefreshToken(token).hash()).hasSize(32).isNotEqualTo(token.getBytes());
    }

    private Api.Reply refresh(String token) {
        return api().post("/sessions/refresh", Map.of("refreshToken", token));
    }

    private Api.Reply revoke(String token) {
        return api().post("/sessions/revocation", Map.of("refreshToken", token));
    }
}
