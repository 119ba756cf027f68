package dev.flywheel.seller.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.SellerServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnboardingTest extends SellerServiceTest {

    private static final Map<String, String> DETAILS = Map.of("displayName", "Copper & Pine", "country", "US");

    private final SellerId account = SellerId.next();

    @AfterEach
    void accountsIsThere() {
        roles.away(false);
    }

    @Test
    void makesAnAccountASellerOnce() {
        Api.Reply first = shopper(account).post("/seller/registration", DETAILS).expect(201);
        Api.Reply again = shopper(account).post("/seller/registration", DETAILS).expect(200);

        assertThat(first.text("/sellerId")).isEqualTo(account.toString());
        assertThat(first.text("/next")).contains("refresh your session");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(roles.isGranted(new AccountId(account.value()))).isTrue();
        assertThat(told()).hasSize(1);
    }

    @Test
    void refusesOtherDetailsForTheSameAccount() {
        shopper(account).post("/seller/registration", DETAILS).expect(201);

        Api.Reply other = shopper(account)
                .post("/seller/registration", Map.of("displayName", "Another", "country", "US"))
                .expect(409);

        assertThat(other.code()).isEqualTo("registered_differently");
    }

    @Test
    void makesOneSellerOfManyCallsAtOnce() throws Exception {
        List<Future<Integer>> calls = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                calls.add(threads.submit(() ->
                        shopper(account).post("/seller/registration", DETAILS).status()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> call : calls) {
            statuses.add(call.get());
        }

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(told()).hasSize(1);
    }

    @Test
    void grantsTheRoleLaterWhenAccountsIsAway() {
        roles.away(true);
        Api.Reply registered =
                shopper(account).post("/seller/registration", DETAILS).expect(202);
        assertThat(registered.at("/roleGranted").asBoolean()).isFalse();

        roles.away(false);
        settle();

        assertThat(roles.isGranted(new AccountId(account.value()))).isTrue();
        assertThat(seller(account)
                        .get("/seller/profile")
                        .expect(200)
                        .at("/roleGranted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void grantsTheRoleWhenTheCallIsRepeated() {
        roles.away(true);
        shopper(account).post("/seller/registration", DETAILS).expect(202);
        roles.away(false);

        shopper(account).post("/seller/registration", DETAILS).expect(200);

        assertThat(roles.isGranted(new AccountId(account.value()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"displayName\":\"\",\"country\":\"US\"}",
                "{\"displayName\":\"   \",\"country\":\"US\"}",
                "{\"displayName\":\"A\\tB\",\"country\":\"US\"}",
                "{\"displayName\":\"A\",\"country\":\"us\"}",
                "{\"displayName\":\"A\",\"country\":\"ZZ\"}",
                "{\"displayName\":\"A\",\"country\":null}",
                "{\"displayName\":5,\"country\":\"US\"}",
                "{\"displayName\":\"A\",\"country\":\"US\",\"vip\":true}"
            })
    void refusesNonsense(String body) {
        Api.Reply refusal = shopper(account).post("/seller/registration", body).expect(400);

        assertThat(refusal.at("/errors").size()).isPositive();
        seller(account).get("/seller/profile").expect(404);
    }

    @Test
    void changesTheProfileFromTheVersionThatWasRead() {
        shopper(account).post("/seller/registration", DETAILS).expect(201);
        String read = tag(seller(account).get("/seller/profile").expect(200));

        Api.Reply changed = seller(account)
                .with("If-Match", read)
                .patch("/seller/profile", Map.of("displayName", "Copper, Pine & Sons"))
                .expect(200);
        seller(account)
                .with("If-Match", read)
                .patch("/seller/profile", Map.of("displayName", "Too late"))
                .expect(412);
        seller(account)
                .put("/seller/profile", Map.of("displayName", "Pine", "country", "CA"))
                .expect(200);

        assertThat(changed.text("/country")).isEqualTo("US");
        assertThat(tag(changed)).isNotEqualTo(read);
        assertThat(told()).hasSize(3).last().asString().contains("\"Pine\"").contains("\"CA\"");
    }

    @Test
    void stopsASellerAndLetsHimGoOn() {
        shopper(account).post("/seller/registration", DETAILS).expect(201);
        String path = "/operator/sellers/" + account;

        operator().post(path + "/suspension", Map.of("reason", "Fake goods")).expect(200);
        Api.Reply twice = operator().post(path + "/suspension", Map.of("reason", "Again"));
        assertThat(seller(account).get("/seller/profile").text("/suspensionReason"))
                .isEqualTo("Fake goods");
        assertThat(told()).last().asString().contains("\"active\":false");
        operator().post(path + "/reinstatement", null).expect(200);

        assertThat(twice.expect(409).code()).isEqualTo("seller_status_conflict");
        operator().post(path + "/reinstatement", null).expect(409);
        assertThat(told()).last().asString().contains("\"active\":true");
        operator()
                .post("/operator/sellers/" + SellerId.next() + "/reinstatement", null)
                .expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"days\":-1}",
                "{\"days\":91}",
                "{\"days\":\"7\"}",
                "{\"days\":1.5}",
                "{\"days\":99999999999}"
            })
    void refusesAReserveThatIsNone(String body) {
        SellerId seller = register();

        Api.Reply refusal =
                operator().put("/operator/sellers/" + seller + "/reserve", body).expect(400);

        assertThat(refusal.text("/errors/0/field")).isEqualTo("days");
        assertThat(seller(seller).get("/seller/profile").at("/reserveDays").asInt())
                .isEqualTo(7);
    }

    @Test
    void refusesUnknownFiltersLimitsAndCursors() {
        operator().get("/operator/sellers?status=GONE").expect(400);
        operator().get("/operator/sellers?limit=101").expect(400);
        operator().get("/operator/sellers?limit=0").expect(400);
        operator().get("/operator/sellers?cursor=abc").expect(400);
        operator().get("/operator/sellers/not-an-id").expect(400);
        operator().get("/operator/sellers/" + SellerId.next()).expect(404);
    }

    @Test
    void listsSellersPageByPage() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            mine.add(register().toString());
        }
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Api.Reply page = operator()
                    .get("/operator/sellers?status=ACTIVE&limit=2&cursor=" + cursor)
                    .expect(200);
            page.at("/items").forEach(item -> found.add(item.at("/sellerId").asString()));
            cursor = page.text("/next");
        } while (!cursor.isEmpty());

        assertThat(found).containsAll(mine).doesNotHaveDuplicates();
    }

    private List<String> told() {
        return jdbc.sql(
                        "SELECT data::text FROM event_log WHERE type = 'SellerChanged' AND subject = :subject ORDER BY seq")
                .param("subject", "seller:" + account)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String tag(Api.Reply reply) {
        return reply.headers().firstValue("ETag").orElseThrow();
    }
}
