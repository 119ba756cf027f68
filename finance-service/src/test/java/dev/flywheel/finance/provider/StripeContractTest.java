package dev.flywheel.finance.provider;

import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import dev.flywheel.domain.Money;
import dev.flywheel.finance.provider.PaymentProvider.Notice;
import dev.flywheel.finance.provider.PaymentProvider.RefundLook;
import dev.flywheel.finance.provider.PaymentProvider.Result.Declined;
import dev.flywheel.finance.provider.PaymentProvider.Result.Lapsed;
import dev.flywheel.finance.provider.PaymentProvider.Result.Succeeded;
import dev.flywheel.finance.provider.PaymentProvider.Result.Unknown;
import dev.flywheel.finance.provider.StripeStandIn.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, kept by Stripe's own library against its wire format; and what only Stripe does. */
class StripeContractTest extends ProviderContract {

    private static final String SECRET = "whsec_test";
    private static final List<String> PI = List.of("pi_1", "pi_1+multi");
    private static final StripeStandIn STRIPE = new StripeStandIn();
    private static final PaymentProvider PROVIDER = provider(StripeStandIn.API_KEY);

    @AfterAll
    static void stop() {
        STRIPE.close();
    }

    @Test
    void speaksTheWireFormat() {
        String key = key("k");
        provider().authorise(key, usd("10.50"), approved(), reference());

        String sent = STRIPE.requests().stream()
                .filter(request -> request.startsWith("POST /v1/payment_intents " + key + " "))
                .findFirst()
                .orElseThrow();
        assertThat(sent)
                .contains("amount=1050", "currency=usd", "capture_method=manual", "confirm=true")
                .contains("payment_method_options[card][request_multicapture]=if_available")
                .contains("setup_future_usage=off_session");
    }

    @Test
    void aCardWithoutSeveralCapturesIsHeldAgainForTheRest() {
        Succeeded held = held("pm_single", "25.00");
        assertDone(provider().capture(key("k"), held.reference(), usd("10.00")));

        assertThat(provider().capture(key("k"), held.reference(), usd("15.00"))).isInstanceOf(Lapsed.class);
        Succeeded again = (Succeeded) provider()
                .authoriseAgain(
                        key("k"),
                        usd("15.00"),
                        Objects.requireNonNull(held.method()).reference(),
                        reference());
        assertDone(provider().capture(key("k"), again.reference(), usd("15.00")));

        assertThat(moved(reference())).containsExactly("1000 0", "1500 0");
    }

    @Test
    void aRepeatedLastCaptureIsNotTakenForALapse() {
        Succeeded held = held("pm_single", "25.00");
        String key = key("k");
        STRIPE.next(Fault.RESET_AFTER);
        assertThat(provider().capture(key, held.reference(), usd("25.00"))).isInstanceOf(Unknown.class);

        STRIPE.heal();
        assertDone(provider().capture(key, held.reference(), usd("25.00")));
        assertThat(moved(reference())).containsExactly("2500 0");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET", "RESET_AFTER", "KEY_IN_USE", "RATE_LIMIT"})
    void whatMayPassTellsNothing(Fault fault) {
        String held = held(approved(), "25.00").reference();
        String key = key("k");
        STRIPE.next(fault);

        assertThat(provider().capture(key, held, usd("25.00"))).isInstanceOf(Unknown.class);
        STRIPE.heal();
        assertDone(provider().capture(key, held, usd("25.00")));
        assertThat(moved(reference())).containsExactly("2500 0");
    }

    @Test
    void aWrongKeyOfOursTellsNothing() {
        assertThat(provider("sk_test_wrong").authorise(key("k"), usd("1.00"), approved(), reference()))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void aStrangersIntentIsARefusal() {
        assertThat(provider().refund(key("k"), "pi_unknown", usd("1.00"))).isInstanceOf(Declined.class);
        assertThat(provider().capture(key("k"), "pi_unknown", usd("1.00"))).isEqualTo(new Declined("resource_missing"));
    }

    @Test
    void paysOutToConnectedAccountsOnly() {
        assertDone(provider().payOut(key("k"), usd("5.00"), "seller:known", "settlement:1"));
        assertThat(provider().payOut(key("k"), usd("5.00"), "seller:unknown", "settlement:1"))
                .isInstanceOf(Unknown.class);
        assertThat(STRIPE.requests().getLast()).contains("destination=acct_1");
    }

    @ParameterizedTest
    @CsvSource({"12.34,USD,1234", "500,JPY,500", "500,ISK,50000", "500,UGX,50000", "12.00,MGA,12", "1.230,KWD,1230"})
    void writesAmountsAsStripeDoes(String amount, String currency, long written) {
        Money money = Money.of(amount, currency);

        assertThat(StripeAmounts.of(money)).isEqualTo(written);
        assertThat(StripeAmounts.money(written, StripeAmounts.currency(money))).isEqualTo(money);
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        assertThat(provider().authorise(key("k"), Money.of("1.234", "KWD"), approved(), reference()))
                .isEqualTo(new Declined("amount_not_supported"));
    }

    @Test
    void readsWhatItSigned() throws GeneralSecurityException {
        String intent = event(
                "payment_intent.succeeded",
                "{\"id\":\"pi_1\",\"object\":\"payment_intent\"," + "\"metadata\":{\"flywheel_key\":\"flywheel-1\"}}");
        String refund = event(
                "refund.updated",
                "{\"id\":\"re_1\",\"object\":\"refund\",\"payment_intent\":\"pi_1\","
                        + "\"metadata\":{\"flywheel_key\":\"flywheel-2\"}}");
        String charge = event("charge.captured", "{\"id\":\"ch_1\",\"object\":\"charge\",\"payment_intent\":\"pi_1\"}");

        assertThat(read(intent, signature(intent, 0))).contains(new Notice("evt_1", "flywheel-1", PI, "", ""));
        assertThat(read(refund, signature(refund, 0))).contains(new Notice("evt_1", "flywheel-2", PI, "", ""));
        String dispute = event(
                "charge.dispute.created", "{\"id\":\"dp_1\",\"object\":\"dispute\"," + "\"payment_intent\":\"pi_1\"}");
        assertThat(read(dispute, signature(dispute, 0))).contains(new Notice("evt_1", "", PI, "dp_1", ""));
        assertThat(read(charge, signature(charge, 0))).contains(new Notice("evt_1", "", PI, "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "refund.failed, failed, re_1",
        "refund.updated, failed, re_1",
        "charge.refund.updated, failed, re_1",
        "refund.updated, canceled, re_1",
        "refund.created, pending, ''",
        "refund.updated, succeeded, ''"
    })
    void aRefundThatDidNotArriveIsWorthALook(String type, String status, String about) throws GeneralSecurityException {
        String event = event(
                type,
                "{\"id\":\"re_1\",\"object\":\"refund\",\"payment_intent\":\"pi_1\",\"status\":\"" + status
                        + "\",\"metadata\":{\"flywheel_key\":\"flywheel-2\"}}");

        assertThat(read(event, signature(event, 0))).contains(new Notice("evt_1", "flywheel-2", PI, "", about));
    }

    @Test
    void aCancelledRefundIsOursAgainAndAPendingOneIsNot() {
        String held = held(approved(), "25.00").reference();
        assertDone(provider().capture(key("k"), held, usd("25.00")));
        String key = key("k");
        String refund = ((Succeeded) provider().refund(key, held, usd("25.00"))).reference();
        for (String open : List.of("pending", "requires_action")) {
            STRIPE.state(refund, open);
            assertThat(provider().refund(refund)).isInstanceOf(RefundLook.Stands.class);
        }
        STRIPE.state(refund, "something new");
        assertThat(provider().refund(refund)).isInstanceOf(RefundLook.Unanswered.class);
        STRIPE.bounce(refund, "canceled", null);

        assertThat(provider().refund(refund)).isEqualTo(new RefundLook.Bounced(key, "canceled"));
        assertThat(provider("sk_test_wrong").refund(refund)).isInstanceOf(RefundLook.Unanswered.class);
        assertThat(STRIPE.requests()).anyMatch(request -> request.startsWith("GET /v1/refunds/" + refund));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void butNotLongAgoOrAhead(long seconds) throws GeneralSecurityException {
        String event = event("charge.captured", "{\"object\":\"charge\"}");

        assertThat(read(event, signature(event, seconds))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "garbage", "{\"id\":\"e\"}", "{\"id\":\"e\",\"data\":{\"object\":1}}"})
    void norWhatItCannotRead(String body) throws GeneralSecurityException {
        assertThat(read(body, signature(body, 0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1", "v1=00", "t=x,v1=00", "t=1,v1=zz", "garbage"})
    void norWhatIsForged(String signature) throws GeneralSecurityException {
        String event = event("charge.captured", "{\"object\":\"charge\"}");

        assertThat(read(event, signature)).isEmpty();
        assertThat(read(event.replace("charge", "change"), signature(event, 0))).isEmpty();
        assertThat(provider().notice(null, event.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Override
    PaymentProvider provider() {
        return PROVIDER;
    }

    @Override
    String approved() {
        return "pm_approved";
    }

    @Override
    String insufficientFunds() {
        return "pm_insufficient";
    }

    @Override
    String declined() {
        return "pm_declined";
    }

    @Override
    String wantsStep() {
        return "pm_step";
    }

    @Override
    void step(String url, boolean done) {
        STRIPE.step(url, done);
    }

    @Override
    void expire(String authorisation) {
        STRIPE.expire(authorisation);
    }

    @Override
    void next(String operation, Trouble trouble) {
        STRIPE.next(Fault.valueOf(trouble.name()));
    }

    @Override
    String dispute(String authorisation, String amount) {
        return STRIPE.dispute(authorisation, StripeAmounts.of(usd(amount)));
    }

    @Override
    void win(String dispute) {
        STRIPE.decide(dispute, "won");
    }

    @Override
    void bounce(String refund) {
        STRIPE.bounce(refund, "failed", "expired_or_canceled_card");
    }

    @Test
    void anInquiryIsNoDispute() {
        String inquiry = STRIPE.dispute("pi_1", 100);
        STRIPE.decide(inquiry, "warning_needs_response");

        assertThat(provider().dispute(inquiry)).isInstanceOf(PaymentProvider.DisputeLook.Nothing.class);
    }

    @Override
    List<String> moved(String about) {
        return STRIPE.intents(about).stream()
                .map(intent -> intent.split(" ", -1)[1] + " " + intent.split(" ", -1)[2])
                .toList();
    }

    private static PaymentProvider provider(String apiKey) {
        return new StripeConfiguration()
                .stripeProvider(new StripeSettings(
                        STRIPE.url(),
                        apiKey,
                        SECRET,
                        STRIPE.url(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Map.of("known", "acct_1")));
    }

    private Optional<Notice> read(String body, String signature) {
        return provider().notice(signature, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String type, String object) {
        return "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"" + type + "\",\"data\":{\"object\":" + object + "}}";
    }

    private static String signature(String body, long secondsAhead) throws GeneralSecurityException {
        long time = Instant.now().getEpochSecond() + secondsAhead;
        return "t=" + time + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, time + "." + body);
    }
}
