package dev.flywheel.finance.provider;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import dev.flywheel.domain.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stripe: an authorisation is a payment intent with manual capture, on a customer, so that its method can be charged again
 * without the shopper. Where the card allows several captures of one intent, they are made on it; where it does not, the
 * first capture ends it and a later one finds it {@link Result.Lapsed}.
 *
 * <p>References: an intent is {@code pi_…}, with {@code +multi} behind it when it can be captured several times, which is
 * known when it is authorised and has to stay the same in every repetition of a capture; a method is {@code cus_…/pm_…}.
 */
final class StripeProvider implements PaymentProvider {

    static final String NAME = "stripe";

    /** Metadata in which our key of a call stands. */
    static final String KEY = "flywheel_key";

    private static final String REFERENCE = "flywheel_reference";
    private static final String MULTIPLE = "+multi";

    /** Stripe forgets keys after 24 hours at the earliest. */
    private static final Duration KEYS_KEPT = Duration.ofHours(23);

    /** Refusals of a request that may pass: nothing is known yet. */
    private static final Set<String> PASSING = Set.of("lock_timeout", "rate_limit", "idempotency_key_in_use");

    /** The most Stripe gives at once. */
    private static final long PAGE = 100;

    private static final String UNEXPECTED_STATE = "payment_intent_unexpected_state";

    private final StripeClient stripe;
    private final StripeSettings settings;
    private final StripeNotices notices;

    StripeProvider(StripeClient stripe, StripeSettings settings, StripeNotices notices) {
        this.stripe = stripe;
        this.settings = settings;
        this.notices = notices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Result authorise(String key, Money amount, String token, String reference) {
        return answered(() -> {
            String customer = newCustomer(key, reference);
            return standing(create(
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
        return answered(() -> standing(create(
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
            return new Keeping.Refused(code(refused.getStripeError(), "card_declined"));
        } catch (StripeException unanswered) {
            return new Keeping.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    @Override
    public Result authoriseAgain(String key, Money amount, String method, String reference) {
        Kept kept = Kept.of(method);
        return answered(() -> standing(create(
                key,
                intent(key, amount, reference)
                        .setCustomer(kept.customer)
                        .setPaymentMethod(kept.method)
                        .setOffSession(true))));
    }

    @Override
    public Result standing(String authorisation) {
        return answered(() -> standing(stripe.v1()
                .paymentIntents()
                .retrieve(
                        intentOf(authorisation),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("payment_method")
                                .addExpand("latest_charge")
                                .build())));
    }

    @Override
    public Result capture(String key, String authorisation, Money amount) {
        return answered(() -> {
            PaymentIntentCaptureParams.Builder capture =
                    PaymentIntentCaptureParams.builder().setAmountToCapture(StripeAmounts.of(amount));
            if (authorisation.endsWith(MULTIPLE)) {
                capture.setFinalCapture(false);
            }
            PaymentIntent taken =
                    stripe.v1().paymentIntents().capture(intentOf(authorisation), capture.build(), keyed(key));
            return new Result.Succeeded(taken.getLatestCharge() == null ? taken.getId() : taken.getLatestCharge());
        });
    }

    @Override
    public Result voidAuthorisation(String key, String authorisation) {
        return answered(() -> new Result.Succeeded(stripe.v1()
                .paymentIntents()
                .cancel(
                        intentOf(authorisation),
                        PaymentIntentCancelParams.builder().build(),
                        keyed(key))
                .getId()));
    }

    @Override
    public Result refund(String key, String authorisation, Money amount) {
        return answered(() -> {
            Refund refund = stripe.v1()
                    .refunds()
                    .create(
                            RefundCreateParams.builder()
                                    .setPaymentIntent(intentOf(authorisation))
                                    .setAmount(StripeAmounts.of(amount))
                                    .putMetadata(KEY, key)
                                    .build(),
                            keyed(key));
            return switch (String.valueOf(refund.getStatus())) {
                case "succeeded", "pending" -> new Result.Succeeded(refund.getId());
                case "failed", "canceled" ->
                    new Result.Declined(Objects.requireNonNullElse(refund.getFailureReason(), "refund_failed"));
                default -> new Result.Unknown("the refund is " + refund.getStatus());
            };
        });
    }

    @Override
    public Result payOut(String key, Money amount, String destination, String reference) {
        String seller = destination.substring(destination.indexOf(':') + 1);
        String account = settings.accounts().get(seller);
        if (account == null) {
            return new Result.Unknown("no connected account is configured for seller " + seller);
        }
        return answered(() -> new Result.Succeeded(stripe.v1()
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

    /** The balance transactions of a day, gross: what Stripe keeps as a fee stands on each of them and is not booked. */
    @Override
    public Settlement settlement(LocalDate day) {
        try {
            List<SettledLine> lines = new ArrayList<>();
            for (BalanceTransaction moved : stripe.v1()
                    .balanceTransactions()
                    .list(BalanceTransactionListParams.builder()
                            .setCreated(BalanceTransactionListParams.Created.builder()
                                    .setGte(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond())
                                    .setLt(day.plusDays(1)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toEpochSecond())
                                    .build())
                            .setLimit(PAGE)
                            .build())
                    .autoPagingIterable()) {
                String source = moved.getSource() == null ? moved.getId() : moved.getSource();
                lines.add(new SettledLine(
                        type(moved),
                        source,
                        StripeAmounts.money(Math.abs(moved.getAmount()), moved.getCurrency())));
            }
            return new Settlement.Lines(lines);
        } catch (StripeException unanswered) {
            return new Settlement.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    private static String type(BalanceTransaction moved) {
        return switch (String.valueOf(moved.getType())) {
            case "charge", "payment" -> "capture";
            case "refund", "payment_refund" -> "refund";
            case "transfer" -> "payout";
            default -> moved.getType();
        };
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
                                .setRequestMulticapture(PaymentIntentCreateParams.PaymentMethodOptions.Card
                                        .RequestMulticapture.IF_AVAILABLE)
                                .build())
                        .build())
                .putMetadata(KEY, key)
                .putMetadata(REFERENCE, reference)
                .addExpand("payment_method")
                .addExpand("latest_charge");
    }

    /** What became of an authorisation, by the intent's status. */
    private static Result standing(PaymentIntent intent) {
        return switch (String.valueOf(intent.getStatus())) {
            case "requires_capture", "succeeded" -> new Result.Succeeded(reference(intent), method(intent));
            case "requires_action" -> step(intent);
            case "requires_payment_method", "requires_confirmation" ->
                new Result.Declined(code(intent.getLastPaymentError(), "card_declined"));
            case "canceled" -> new Result.Declined("canceled");
            default -> new Result.Unknown("the payment intent is " + intent.getStatus());
        };
    }

    private static Result step(PaymentIntent intent) {
        PaymentIntent.NextAction next = intent.getNextAction();
        return next == null || next.getRedirectToUrl() == null
                ? new Result.Unknown("a step is wanted that is no address")
                : new Result.ActionRequired(
                        intent.getId(), "redirect", next.getRedirectToUrl().getUrl());
    }

    private static String reference(PaymentIntent intent) {
        boolean multiple = intent.getLatestChargeObject() != null
                && intent.getLatestChargeObject().getPaymentMethodDetails() != null
                && intent.getLatestChargeObject().getPaymentMethodDetails().getCard() != null
                && intent.getLatestChargeObject().getPaymentMethodDetails().getCard().getMulticapture() != null
                && "available"
                        .equals(intent.getLatestChargeObject()
                                .getPaymentMethodDetails()
                                .getCard()
                                .getMulticapture()
                                .getStatus());
        return multiple ? intent.getId() + MULTIPLE : intent.getId();
    }

    private static @Nullable Method method(PaymentIntent intent) {
        if (intent.getCustomer() == null || intent.getPaymentMethod() == null) {
            return null;
        }
        boolean isCard = intent.getPaymentMethodObject() != null
                && intent.getPaymentMethodObject().getCard() != null;
        return new Method(
                intent.getCustomer() + "/" + intent.getPaymentMethod(),
                isCard ? intent.getPaymentMethodObject().getCard().getLast4() : null);
    }

    private static String intentOf(String authorisation) {
        return authorisation.endsWith(MULTIPLE)
                ? authorisation.substring(0, authorisation.length() - MULTIPLE.length())
                : authorisation;
    }

    private static RequestOptions keyed(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /** Only a refusal that Stripe keeps for the key is an answer; all else may have been done. */
    private static Result answered(Question question) {
        try {
            return question.ask();
        } catch (CardException declined) {
            return new Result.Declined(code(declined.getStripeError(), "card_declined"));
        } catch (IdempotencyException otherRequest) {
            return new Result.Unknown("Stripe knows the key with another request: " + otherRequest.getMessage());
        } catch (InvalidRequestException refused) {
            return refused(refused);
        } catch (StripeException unanswered) {
            return new Result.Unknown(String.valueOf(unanswered.getMessage()));
        } catch (IllegalArgumentException notExpressible) {
            return new Result.Declined("amount_not_supported");
        }
    }

    private static Result refused(InvalidRequestException refused) {
        String code = Objects.requireNonNullElse(refused.getCode(), "invalid_request");
        if (PASSING.contains(code)) {
            return new Result.Unknown(code);
        }
        return code.equals(UNEXPECTED_STATE) && isOver(refused.getStripeError())
                ? new Result.Lapsed(code)
                : new Result.Declined(code);
    }

    private static boolean isOver(@Nullable StripeError error) {
        if (error == null || error.getPaymentIntent() == null) {
            return false;
        }
        String status = error.getPaymentIntent().getStatus();
        return "succeeded".equals(status) || "canceled".equals(status);
    }

    private static String code(@Nullable StripeError error, String otherwise) {
        if (error == null) {
            return otherwise;
        }
        String code = error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
        return code == null ? otherwise : code;
    }

    /** A call to Stripe. */
    @FunctionalInterface
    private interface Question {
        Result ask() throws StripeException;
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
