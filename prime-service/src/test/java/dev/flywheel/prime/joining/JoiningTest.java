package dev.flywheel.prime.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.prime.FakePayments.Fault;
import dev.flywheel.prime.PrimeServiceTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoiningTest extends PrimeServiceTest {

    @Test
    void saysEverythingBeforeItAsksForMoney() throws Exception {
        Api.Reply offer = anyone().get("/prime/offer").expect(200);
        assertThat(offer.text("/price/amount")).isEqualTo("14.99");
        assertThat(offer.text("/price/currency")).isEqualTo("USD");
        assertThat(offer.text("/interval")).isEqualTo("MONTH");
        assertThat(offer.text("/chargeDate")).isEqualTo(today().toString());
        assertThat(offer.at("/autoRenews").asBoolean()).isTrue();
        assertThat(offer.text("/howToCancel")).contains("/prime/membership/cancellation");
        assertThat(offer.text("/declineLabel")).isEqualTo("No thanks");
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(offer.text("/text").getBytes(StandardCharsets.UTF_8));
        assertThat(offer.text("/textHash")).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void refusesWithoutConsentToThisText() {
        AccountId account = AccountId.next();
        String hash = anyone().get("/prime/offer").text("/textHash");
        refuseConsent(account, null);
        refuseConsent(account, Map.of());
        refuseConsent(account, Map.of("accepted", false, "textHash", hash));
        refuseConsent(account, Map.of("accepted", true));
        refuseConsent(account, Map.of("accepted", true, "textHash", hash.replace(hash.charAt(0), '-')));
        assertThat(shopper(account).get("/prime/membership").status()).isEqualTo(404);
        assertThat(payments.keys(account)).isEmpty();
    }

    @Test
    void namesTheCurrentVersionToWhoSawAnother() {
        Map<String, Object> request = request();
        request.put("offerVersion", 7);
        Api.Reply reply = join(AccountId.next(), request).expect(409);
        assertThat(reply.code()).isEqualTo("offer_changed");
        assertThat(reply.text("/detail")).contains("version 2");
    }

    @Test
    void refusesBadFieldsAndMissingKeys() {
        Map<String, Object> request = request();
        request.put("country", "XX");
        assertThat(join(AccountId.next(), request).expect(400).text("/errors/0/field"))
                .isEqualTo("country");
        request.put("country", "US");
        request.put("paymentToken", "");
        assertThat(join(AccountId.next(), request).expect(400).text("/errors/0/field"))
                .isEqualTo("paymentToken");
        Api.Reply keyless = shopper(AccountId.next()).post("/prime/memberships", request());
        assertThat(keyless.expect(400).code()).isEqualTo("idempotency_key_required");
    }

    @Test
    void makesAMemberOnce() {
        AccountId account = AccountId.next();
        Api shopper = shopper(account).key("join-" + UUID.randomUUID());
        Map<String, Object> request = request();
        Api.Reply joined = shopper.post("/prime/memberships", request).expect(201);
        LocalDate renews = today().plusMonths(1);
        assertThat(joined.text("/status")).isEqualTo("ACTIVE");
        assertThat(joined.text("/price/amount")).isEqualTo("14.99");
        assertThat(joined.text("/currentPeriod/start")).isEqualTo(today().toString());
        assertThat(joined.text("/currentPeriod/end")).isEqualTo(renews.toString());
        assertThat(joined.text("/renewsOn")).isEqualTo(renews.toString());

        Api.Reply again = shopper.post("/prime/memberships", request).expect(201);
        assertThat(again.json()).isEqualTo(joined.json());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(join(account, request).expect(409).code()).isEqualTo("already_member");

        String id = joined.text("/membershipId");
        assertThat(payments.captured(account)).isEqualTo(1_499);
        assertThat(payments.keys(account)).containsExactly("membership:" + id + ":period:1");
        assertThat(books(id))
                .isEqualTo(Map.of(LedgerAccount.CONTRACT_LIABILITY, -1_499L, LedgerAccount.REFUND_LIABILITY, 1_499L));
        assertThat(told(account))
                .containsExactly(renews.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(consents(id)).isEqualTo(1);
        assertThat(membership(account).text("/membershipId")).isEqualTo(id);
    }

    @Test
    void takesNothingWhenThePaymentIsDeclined() {
        AccountId account = AccountId.next();
        payments.plan(account, Fault.DECLINED);
        Api shopper = shopper(account).key("join-" + UUID.randomUUID());
        Map<String, Object> request = request();
        assertThat(shopper.post("/prime/memberships", request).expect(402).code())
                .isEqualTo("payment_declined");
        assertThat(shopper.post("/prime/memberships", request).expect(402).code())
                .isEqualTo("payment_declined");
        assertThat(payments.captured(account)).isZero();
        assertThat(told(account)).isEmpty();
        shopper(account).get("/prime/membership").expect(404);

        join(account, request()).expect(201);
        assertThat(payments.captured(account)).isEqualTo(1_499);
    }

    @Test
    void finishesLaterWhatFinanceLeftOpen() {
        for (Fault fault : List.of(Fault.NOT_REACHED, Fault.ANSWER_LOST, Fault.UNKNOWN_AFTER_EFFECT)) {
            finishesLater(fault);
            finishesLater(Fault.NONE, fault);
        }
    }

    private void finishesLater(Fault... faults) {
        AccountId account = AccountId.next();
        payments.plan(account, faults);
        Api.Reply pending = join(account, request()).expect(202);
        assertThat(pending.text("/status")).isEqualTo("PENDING");
        assertThat(told(account)).isEmpty();
        assertThat(cancel(account, "NOW").expect(409).code()).isEqualTo("payment_pending");

        passLease();
        assertThat(membership(account).text("/status")).isEqualTo("ACTIVE");
        assertThat(payments.captured(account)).isEqualTo(1_499);
        assertThat(payments.keys(account)).hasSize(1);
        assertThat(told(account)).hasSize(1);
    }

    @Test
    void oneOfManyJoinsAtOnceIsCharged() throws Exception {
        AccountId account = AccountId.next();
        Map<String, Object> request = request();
        List<Callable<Api.Reply>> calls = IntStream.range(0, 20)
                .<Callable<Api.Reply>>mapToObj(any -> () -> join(account, request))
                .toList();
        List<Api.Reply> replies = atOnce(calls);
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .hasSize(19)
                .allSatisfy(reply -> assertThat(reply.code()).isEqualTo("already_member"));
        assertThat(payments.captured(account)).isEqualTo(1_499);
        assertThat(payments.keys(account)).hasSize(1);
    }

    @Test
    void theSameCallManyTimesAtOnceHasOneAnswer() throws Exception {
        AccountId account = AccountId.next();
        Api shopper = shopper(account).key("join-" + UUID.randomUUID());
        Map<String, Object> request = request();
        List<Callable<Api.Reply>> calls = IntStream.range(0, 20)
                .<Callable<Api.Reply>>mapToObj(any -> () -> shopper.post("/prime/memberships", request))
                .toList();
        List<Api.Reply> replies = atOnce(calls);
        assertThat(replies).extracting(Api.Reply::status).containsOnly(201);
        assertThat(replies)
                .extracting(Api.Reply::body)
                .containsOnly(replies.getFirst().body());
        assertThat(payments.captured(account)).isEqualTo(1_499);
    }

    private void refuseConsent(AccountId account, @Nullable Object consent) {
        Map<String, Object> request = request();
        if (consent == null) {
            request.remove("consent");
        } else {
            request.put("consent", consent);
        }
        assertThat(join(account, request).expect(422).code()).isEqualTo("consent_required");
    }

    private long consents(String membership) {
        return jdbc.sql("""
                SELECT count(*) FROM consent WHERE membership = ?::uuid AND offer_version = 2 AND price = 1499
                    AND renews_on = ?""")
                .params(membership, today().plusMonths(1))
                .query(Long.class)
                .single();
    }
}
