package dev.flywheel.finance.provider;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.TransferCreateParams;
import dev.flywheel.domain.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stripe: an authorisation is a payment intent with manual capture, on a customer, so that its method can be charged again
 * without the shopper. Where the card allows several captures of one intent, they are made on it; where it does not, the
 * first capture ends it and a later one finds it {@link Result.Lapsed}.
 *
 * <p>A method is called {@code cus_…/pm_…} here; what an intent is called is in {@link StripeIntents}.
 */
final class StripeProvider implements PaymentProvider {

    static final String NAME = "stripe";

    /** Metadata in which our key of a call stands. */
    static final String KEY = "flywheel_key";

    private static final String REFERENCE = "flywheel_reference";

    /** Stripe forgets keys after 24 hours at the earliest. */
    private static final Duration KEYS_KEPT = Duration.ofHours(23);

    private final StripeClient stripe;
    private final StripeSettings settings;
    private final StripeNotices notices;
    private final StripeRefunds refunds;
    private final StripeDisputes disputes;
    private final StripeSettlements settlements;

    StripeProvider(StripeClient stripe, StripeSettings settings, StripeNotices notices) {
        this.stripe = stripe;
        this.settings = settings;
        this.notices = notices;
        this.refunds = new StripeRefunds(stripe);
        this.disputes = new StripeDisputes(stripe);
        this.settlements = new StripeSettlements(stripe);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Result authorise(String key, Money amount, String token, String reference) {
        return StripeAnswers.answered(() -> {
            String customer = newCustomer(key, reference);
            return StripeIntents.standing(create(
                    key,
                    intent(key, amount, reference)
                            .setCustomer(customer)
                            .setPaymentMethod(token)
                            .setReturnUrl(settings.returnUrl().toString())
                            .setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION)));
        });
    }

    @Override
    public Result authoriseKept(String key, Money amount, String method, String reference) {
        Kept kept = Kept.of(method);
        return StripeAnswers.answered(() -> StripeIntents.standing(create(
                key,
                intent(key, amount, reference)
                        .setCustomer(kept.customer)
                        .setPaymentMethod(kept.method)
                        .setReturnUrl(settings.returnUrl().toString()))));
    }

    /** The card's bank is asked when it is first paid with, and the shopper is there. */
    @Override
    public Keeping keep(String key, String token, String account) {
        try {
            String customer = newCustomer(key, "account:" + account);
            PaymentMethod kept = stripe.v1()
                    .paymentMethods()
                    .attach(
                            token,
                            PaymentMethodAttachParams.builder()
                                    .setCustomer(customer)
                                    .build(),
                            keyed(key));
            PaymentMethod.Card card = kept.getCard();
            return card == null
                    ? new Keeping.Refused("no_card")
                    : new Keeping.Kept(new Card(
                            customer + "/" + kept.getId(),
                            card.getBrand(),
                            card.getLast4(),
                            card.getExpMonth().intValue(),
                            card.getExpYear().intValue()));
        } catch (CardException | InvalidRequestException refused) {
            return new Keeping.Refused(StripeAnswers.code(refused.getStripeError(), "card_declined"));
        } catch (StripeException unanswered) {
            return new Keeping.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    @Override
    public Result authoriseAgain(String key, Money amount, String method, String reference) {
        Kept kept = Kept.of(method);
        return StripeAnswers.answered(() -> StripeIntents.standing(create(
                key,
                intent(key, amount, reference)
                        .setCustomer(kept.customer)
                        .setPaymentMethod(kept.method)
                        .setOffSession(true))));
    }

    @Override
    public Result standing(String authorisation) {
        return StripeAnswers.answered(() -> StripeIntents.standing(stripe.v1()
                .paymentIntents()
                .retrieve(
                        StripeIntents.intentOf(authorisation),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("payment_method")
                                .addExpand("latest_charge")
                                .build())));
    }

    @Override
    public Result capture(String key, String authorisation, Money amount) {
        return StripeAnswers.answered(() -> {
            PaymentIntentCaptureParams.Builder capture =
                    PaymentIntentCaptureParams.builder().setAmountToCapture(StripeAmounts.of(amount));
            if (StripeIntents.isCapturedSeveralTimes(authorisation)) {
                capture.setFinalCapture(false);
            }
            PaymentIntent taken = stripe.v1()
                    .paymentIntents()
                    .capture(StripeIntents.intentOf(authorisation), capture.build(), keyed(key));
            return new Result.Succeeded(taken.getLatestCharge() == null ? taken.getId() : taken.getLatestCharge());
        });
    }

    @Override
    public Result voidAuthorisation(String key, String authorisation) {
        return StripeAnswers.answered(() -> new Result.Succeeded(stripe.v1()
                .paymentIntents()
                .cancel(
                        StripeIntents.intentOf(authorisation),
                        PaymentIntentCancelParams.builder().build(),
                        keyed(key))
                .getId()));
    }

    @Override
    public Result refund(String key, String authorisation, Money amount) {
        return StripeAnswers.answered(() -> refunds.make(key, authorisation, amount, keyed(key)));
    }

    @Override
    public Result payOut(String key, Money amount, String destination, String reference) {
        String seller = destination.substring(destination.indexOf(':') + 1);
        String account = settings.accounts().get(seller);
        if (account == null) {
            return new Result.Unknown("no connected account is configured for seller " + seller);
        }
        return StripeAnswers.answered(() -> new Result.Succeeded(stripe.v1()
                .transfers()
                .create(
                        TransferCreateParams.builder()
                                .setAmount(StripeAmounts.of(amount))
                                .setCurrency(StripeAmounts.currency(amount))
                                .setDestination(account)
                                .setTransferGroup(reference)
                                .putMetadata(KEY, key)
                                .build(),
                        keyed(key))
                .getId()));
    }

    @Override
    public RefundLook refund(String reference) {
        return refunds.look(reference);
    }

    @Override
    public DisputeLook dispute(String reference) {
        return disputes.look(reference);
    }

    @Override
    public Result defend(String key, String dispute, String evidence) {
        return StripeAnswers.answered(() -> disputes.defend(dispute, evidence, keyed(key)));
    }

    @Override
    public Result accept(String key, String dispute) {
        return StripeAnswers.answered(() -> disputes.accept(dispute, keyed(key)));
    }

    @Override
    public Settlement settlement(LocalDate day) {
        return settlements.of(day);
    }

    @Override
    public Duration keysKept() {
        return KEYS_KEPT;
    }

    @Override
    public Optional<Notice> notice(@Nullable String signature, byte[] body) {
        return notices.read(signature, body);
    }

    @Override
    public String signatureHeader() {
        return "Stripe-Signature";
    }

    private String newCustomer(String key, String reference) throws StripeException {
        return stripe.v1()
                .customers()
                .create(
                        CustomerCreateParams.builder()
                                .putMetadata(REFERENCE, reference)
                                .build(),
                        keyed(key + "-customer"))
                .getId();
    }

    private PaymentIntent create(String key, PaymentIntentCreateParams.Builder intent) throws StripeException {
        return stripe.v1().paymentIntents().create(intent.build(), keyed(key));
    }

    private static PaymentIntentCreateParams.Builder intent(String key, Money amount, String reference) {
        return PaymentIntentCreateParams.builder()
                .setAmount(StripeAmounts.of(amount))
                .setCurrency(StripeAmounts.currency(amount))
                .addPaymentMethodType("card")
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .setConfirm(true)
                .setPaymentMethodOptions(PaymentIntentCreateParams.PaymentMethodOptions.builder()
                        .setCard(PaymentIntentCreateParams.PaymentMethodOptions.Card.builder()
                                .setRequestMulticapture(
                                        PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestMulticapture
                                                .IF_AVAILABLE)
                                .build())
                        .build())
                .putMetadata(KEY, key)
                .putMetadata(REFERENCE, reference)
                .addExpand("payment_method")
                .addExpand("latest_charge");
    }

    private static RequestOptions keyed(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /** A customer's method, as {@code cus_…/pm_…}. */
    private record Kept(String customer, String method) {

        static Kept of(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("no method is kept as '" + text + "'");
            }
            return new Kept(text.substring(0, slash), text.substring(slash + 1));
        }
    }
}
