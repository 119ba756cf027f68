package dev.flywheel.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.accounts.AccountsServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.service.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ErasureTest extends AccountsServiceTest {

    private static final String OWN = "/accounts/me/erasure";
    private static final Map<String, String> BY_PASSWORD = Map.of("password", PASSWORD);

    private Api operator() {
        return api().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    private static String erasure(String account) {
        return "/operator/accounts/" + account + "/erasure";
    }

    private List<String> told(String account) {
        return jdbc.sql("SELECT data::text FROM event_log WHERE subject = ? ORDER BY tx, seq")
                .param("account:" + account)
                .query(String.class)
                .list();
    }

    /** Tables in which some row has this in any of its columns. */
    private List<String> tablesWith(String text) {
        List<String> found = new ArrayList<>();
        jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'event_log_%'")
                .query(String.class)
                .list()
                .forEach(table -> {
                    boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " t WHERE t::text LIKE ?)")
                            .param("%" + text + "%")
                            .query(Boolean.class)
                            .single();
                    if (there) {
                        found.add(table);
                    }
                });
        return found;
    }

    @Test
    void leavesABareId() {
        String email = newEmail();
        String name = "Zoe " + email.substring(4, 20);
        String id = api().post("/accounts", Map.of("email", email, "password", PASSWORD, "name", name))
                .expect(201)
                .text("/accountId");
        Api.Reply session = signIn(email, PASSWORD).expect(201);
        Api zoe = api().as(session.text("/accessToken"));
        assertThat(tablesWith(name)).containsExactlyInAnyOrder("account", "event_log");

        Api.Reply wrong = zoe.post(OWN, Map.of("password", "not the password"));
        assertThat(wrong.expect(401).code()).isEqualTo("wrong_credentials");
        assertThat(zoe.get("/accounts/me").expect(200).text("/name")).isEqualTo(name);

        Api.Reply erased = zoe.post(OWN, BY_PASSWORD).expect(200);

        assertThat(erased.text("/accountId")).isEqualTo(id);
        assertThat(tablesWith(name)).isEmpty();
        assertThat(tablesWith(email)).isEmpty();
        assertThat(signIn(email, PASSWORD).expect(401).code()).isEqualTo("wrong_credentials");
        assertThat(signIn("erased-" + id + "@erased.invalid", "").expect(401).code())
                .isEqualTo("wrong_credentials");
        assertThat(api().post("/sessions/refresh", Map.of("refreshToken", session.text("/refreshToken")))
                        .expect(401)
                        .code())
                .isEqualTo("invalid_refresh_token");
        zoe.get("/accounts/me").expect(404);
        zoe.post(OWN, BY_PASSWORD).expect(401);
        api().as(Tokens.service("seller-service"))
                .put("/internal/accounts/" + id + "/roles/SELLER", null)
                .expect(404);
        assertThat(told(id))
                .hasSize(2)
                .allSatisfy(fact -> assertThat(fact).contains("true", id).doesNotContain(email, name));
        assertThat(signUp(email).expect(201).text("/accountId"))
                .as("the email is free again, for another account")
                .isNotEqualTo(id);
    }

    @Test
    void ofManyAtOnceOneErasesAndTells() throws Exception {
        String id = signUp(newEmail()).expect(201).text("/accountId");
        Callable<Integer> erase = () -> operator()
                .post(erasure(id), Map.of("reason", "letter of Monday"))
                .status();
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Collections.nCopies(8, erase)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers.stream().filter(status -> status == 404)).hasSize(7);
        assertThat(told(id)).as("that it was made, and that it is no more").hasSize(2);
        assertThat(jdbc.sql("SELECT reason FROM account_erasure WHERE account = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("letter of Monday");
    }

    @Test
    void whoSellsAsksAnOperatorWhoIsNotErasedHimself() {
        String email = newEmail();
        String id = signUp(email).expect(201).text("/accountId");
        api().as(Tokens.service("seller-service"))
                .put("/internal/accounts/" + id + "/roles/SELLER", null)
                .expect(200);
        Api seller = api().as(signIn(email, PASSWORD).expect(201).text("/accessToken"));
        assertThat(seller.post(OWN, BY_PASSWORD).expect(409).code()).isEqualTo("account_in_business");
        assertThat(seller.post(erasure(id), Map.of("reason", "me")).status()).isEqualTo(403);
        assertThat(told(id)).hasSize(1);
        operator().post(erasure(id), Map.of("reason", " ")).expect(400);
        operator().post(erasure(id), Map.of("reason", "shop closed")).expect(200);
        operator()
                .post(erasure(AccountId.next().toString()), Map.of("reason", "nobody"))
                .expect(404);

        Api boss = api().as(signIn("operator@flywheel.local", OPERATOR_PASSWORD)
                .expect(201)
                .text("/accessToken"));
        Api.Reply refused = boss.post(OWN, Map.of("password", OPERATOR_PASSWORD));
        assertThat(refused.expect(409).code()).isEqualTo("account_in_business");
        String self = boss.get("/accounts/me").text("/accountId");
        assertThat(boss.post(erasure(self), Map.of("reason", "tired")).code()).isEqualTo("account_in_business");
    }

    @Test
    void aStolenTokenDoesNotGuessThePassword() {
        String email = newEmail();
        signUp(email).expect(201);
        Api thief = api().as(signIn(email, PASSWORD).expect(201).text("/accessToken"));
        for (int i = 0; i < 5; i++) {
            thief.post(OWN, Map.of("password", "guess number " + i)).expect(401);
        }
        Api.Reply refused = thief.post(OWN, BY_PASSWORD);
        assertThat(refused.expect(429).headers().firstValue("Retry-After")).isPresent();
        signIn(email, PASSWORD).expect(201);
    }
}
