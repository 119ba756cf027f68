package dev.flywheel.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.accounts.AccountsServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.testing.service.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpTest extends AccountsServiceTest {

    @Test
    void makesAShopper() {
        String email = newEmail();
        Api.Reply made = api().post(
                        "/accounts", Map.of("email", email.toUpperCase(), "password", PASSWORD, "name", " Ann "))
                .expect(201);

        assertThat(made.headers().firstValue("Location")).contains("/accounts/me");
        assertThat(AccountId.of(made.text("/accountId")).value().version()).isEqualTo(7);
        assertThat(made.text("/email")).isEqualTo(email);
        assertThat(made.text("/name")).isEqualTo("Ann");
        assertThat(made.at("/roles").toString()).isEqualTo("[\"SHOPPER\"]");
        assertThat(made.body()).doesNotContain("assword");

        String token = signIn(email, PASSWORD).expect(201).text("/accessToken");
        assertThat(api().as(token).get("/accounts/me").expect(200).json()).isEqualTo(made.json());
    }

    @Test
    void tellsTheOtherServices() {
        String email = newEmail();
        String id = api().post("/accounts", Map.of("email", email, "password", PASSWORD, "name", "Ann Lee"))
                .expect(201)
                .text("/accountId");
        assertThat(api().post("/accounts", Map.of("email", email, "password", PASSWORD, "name", "Bob"))
                        .status())
                .isEqualTo(409);
        assertThat(jdbc.sql("SELECT data::text FROM event_log WHERE type = 'AccountChanged' AND subject = ?")
                        .param("account:" + id)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains(email, "Ann Lee", "\"erased\":false");
    }

    @Test
    void givesAnEmailToOneOfTwentyWhoWantItAtOnce() throws Exception {
        String email = newEmail();
        List<Callable<Integer>> attempts = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Integer>)
                        () -> signUp(i % 2 == 0 ? email : email.toUpperCase()).status())
                .toList();
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(19);
        assertThat(jdbc.sql("SELECT count(*) FROM account WHERE email = ?")
                        .param(email)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void saysThatAnEmailIsTaken() {
        String email = newEmail();
        signUp(email).expect(201);
        assertThat(signUp(email).expect(409).code()).isEqualTo("email_taken");
    }

    @ParameterizedTest
    @CsvSource({
        "email, ann, email, invalid_value",
        "email, '', email, invalid_value",
        "password, short, password, too_short",
        "password, password123, password, too_common",
        "name, '', name, ",
        "name, 'two\nlines', name, "
    })
    void namesTheFieldThatIsWrong(String field, String value, String named, String code) {
        Map<String, String> account = new HashMap<>(Map.of("email", newEmail(), "password", PASSWORD, "name", "Ann"));
        account.put(field, value);
        Api.Reply refused = api().post("/accounts", account).expect(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo(named);
        if (code != null) {
            assertThat(refused.text("/errors/0/code")).isEqualTo(code);
        }
    }

    @Test
    void takesNoRolesFromOutside() {
        Api.Reply refused = api().post(
                        "/accounts",
                        Map.of("email", newEmail(), "password", PASSWORD, "name", "Ann", "roles", List.of("OPERATOR")))
                .expect(400);
        assertThat(refused.code()).isEqualTo("unknown_field");
    }

    @Test
    void limitsSignUpsFromOneAddress() {
        Api api = api();
        List<Integer> answers = IntStream.range(0, 61)
                .mapToObj(i -> api.post("/accounts", Map.of("email", newEmail(), "password", "short", "name", "Ann")))
                .map(Api.Reply::status)
                .toList();
        assertThat(answers.subList(0, 60)).containsOnly(400);

        Api.Reply refused = api.post("/accounts", Map.of("email", newEmail(), "password", PASSWORD, "name", "Ann"));
        assertThat(refused.expect(429).code()).isEqualTo("too_many_requests");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 600);
        signUp(newEmail()).expect(201);
    }

    @Test
    void servicesGiveRoles() {
        Api.Reply account = signUp(newEmail()).expect(201);
        String path = "/internal/accounts/" + account.text("/accountId") + "/roles/";
        Api service = api().as(Tokens.service("seller-service"));

        service.put(path + "SELLER", null).expect(200);
        service.put(path + "SELLER", null).expect(200);
        assertThat(service.put(path + "OPERATOR", null).expect(409).code()).isEqualTo("role_not_granted");
        assertThat(service.put(path + "SERVICE", null).expect(409).code()).isEqualTo("role_not_granted");
        service.put(path + "KING", null).expect(400);
        service.put("/internal/accounts/" + AccountId.next() + "/roles/SELLER", null)
                .expect(404);

        Api.Reply session = signIn(account.text("/email"), PASSWORD).expect(201);
        assertThat(api().as(session.text("/accessToken"))
                        .get("/accounts/me")
                        .at("/roles")
                        .valueStream()
                        .map(role -> role.asString()))
                .containsExactlyInAnyOrder("SHOPPER", "SELLER");
    }
}
