package dev.flywheel.finance.provider;

import dev.flywheel.domain.Money;
import dev.flywheel.finance.provider.SimulatedAnswers.Answer;
import dev.flywheel.finance.provider.SimulatedAnswers.Disputed;
import dev.flywheel.finance.provider.SimulatedAnswers.Event;
import dev.flywheel.finance.provider.SimulatedAnswers.KeptMethod;
import dev.flywheel.finance.provider.SimulatedAnswers.Refunded;
import dev.flywheel.service.signature.TimedSignature;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The simulated processor, reached over HTTP like a real one. */
final class SimulatedProvider implements PaymentProvider {

    static final String NAME = "simulated";

    private static final String KEY_HEADER = "Idempotency-Key";

    /** Refusals that a later attempt may not meet: nothing is known yet. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

    /** It did something else under our key, and so does not tell what became of this. */
    private static final String KEY_REUSED = "idempotency_key_reused";

    /** The authorisation held the money for its time and does not any more. */
    private static final String EXPIRED = "authorization_expired";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RestClient http;
    private final RestClient files;
    private final String publicUrl;
    private final @Nullable String webhookSecret;
    private final TimedSignature signature = TimedSignature.now();

    /**
     * @param files the same with more patience
     * @param publicUrl under which shoppers' browsers reach it, without a slash at the end
     * @param webhookSecret without one no notice is believed
     */
    SimulatedProvider(RestClient http, RestClient files, String publicUrl, @Nullable String webhookSecret) {
        this.http = http;
        this.files = files;
        this.publicUrl = publicUrl;
        this.webhookSecret = webhookSecret;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Result authorise(String key, Money amount, String token, String reference) {
        return post(
                key,
                "/v1/authorizations",
                Map.of(
                        "amount",
                        amount.amount(),
                        "currency",
                        amount.currency().getCurrencyCode(),
                        "token",
                        token,
                        "reference",
                        reference));
    }

    @Override
    public Result authoriseAgain(String key, Money amount, String method, String reference) {
        return post(
                key,
                "/v1/authorizations",
                Map.of(
                        "amount",
                        amount.amount(),
                        "currency",
                        amount.currency().getCurrencyCode(),
                        "method",
                        method,
                        "reference",
                        reference));
    }

    @Override
    public Result authoriseKept(String key, Money amount, String method, String reference) {
        return authoriseAgain(key, amount, method, reference);
    }

    @Override
    public Keeping keep(String key, String token, String account) {
        try {
            ResponseEntity<KeptMethod> answer = http.post()
                    .uri("/v1/methods")
                    .header(KEY_HEADER, key)
                    .body(Map.of("token", token, "customer", account))
                    .retrieve()
                    .onStatus(HttpStatusCode::isError, (asked, response) -> leaveToUs(response))
                    .toEntity(KeptMethod.class);
            KeptMethod kept = answer.getBody();
            if (answer.getStatusCode().is2xxSuccessful() && kept != null && kept.card() instanceof Card card) {
                return new Keeping.Kept(card);
            }
            boolean refused = answer.getStatusCode().is4xxClientError()
                    && !PASSING.contains(answer.getStatusCode().value());
            return refused && kept != null && kept.code() != null
                    ? new Keeping.Refused(kept.code())
                    : new Keeping.Unanswered("the provider answered " + answer.getStatusCode());
        } catch (RestClientException unanswered) {
            return new Keeping.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    @Override
    public Result standing(String authorisation) {
        return ask(http.get().uri("/v1/authorizations/{id}", authorisation));
    }

    @Override
    public Result capture(String key, String authorisation, Money amount) {
        return post(key, "/v1/authorizations/{id}/captures", Map.of("amount", amount.amount()), authorisation);
    }

    @Override
    public Result voidAuthorisation(String key, String authorisation) {
        return post(key, "/v1/authorizations/{id}/void", Map.of(), authorisation);
    }

    @Override
    public Result refund(String key, String authorisation, Money amount) {
        return post(key, "/v1/authorizations/{id}/refunds", Map.of("amount", amount.amount()), authorisation);
    }

    @Override
    public Result payOut(String key, Money amount, String destination, String reference) {
        return post(
                key,
                "/v1/payouts",
                Map.of(
                        "amount",
                        amount.amount(),
                        "currency",
                        amount.currency().getCurrencyCode(),
                        "destination",
                        destination,
                        "reference",
                        reference));
    }

    @Override
    public Optional<Notice> notice(@Nullable String signed, byte[] body) {
        if (!signature.covers(webhookSecret, signed, body)) {
            return Optional.empty();
        }
        try {
            @Nullable Event event = JSON.readValue(body, Event.class);
            return event == null || event.id() == null || event.key() == null
                    ? Optional.empty()
                    : Optional.of(
                            new Notice(event.id(), event.key(), List.of(), event.dispute(), event.failedRefund()));
        } catch (JacksonException notAnEvent) {
            return Optional.empty();
        }
    }

    @Override
    public RefundLook refund(String reference) {
        try {
            Refunded refund =
                    http.get().uri("/v1/refunds/{id}", reference).retrieve().body(Refunded.class);
            return refund == null ? new RefundLook.Unanswered("the answer is empty") : refund.look();
        } catch (HttpClientErrorException.NotFound unknown) {
            return new RefundLook.Nothing();
        } catch (RestClientException unanswered) {
            return new RefundLook.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    @Override
    public DisputeLook dispute(String reference) {
        try {
            Disputed dispute =
                    http.get().uri("/v1/disputes/{id}", reference).retrieve().body(Disputed.class);
            return dispute == null
                    ? new DisputeLook.Unanswered("the answer is empty")
                    : new DisputeLook.Found(dispute.state());
        } catch (HttpClientErrorException.NotFound unknown) {
            return new DisputeLook.Nothing();
        } catch (RestClientException | IllegalArgumentException unanswered) {
            return new DisputeLook.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    @Override
    public Result defend(String key, String dispute, String evidence) {
        return post(key, "/v1/disputes/{id}/evidence", Map.of("text", evidence), dispute);
    }

    @Override
    public Result accept(String key, String dispute) {
        return post(key, "/v1/disputes/{id}/acceptance", Map.of(), dispute);
    }

    @Override
    public Settlement settlement(LocalDate day) {
        try {
            ResponseEntity<String> file =
                    files.get().uri("/v1/settlements/{day}", day).retrieve().toEntity(String.class);
            String text = file.getBody();
            return text == null
                    ? new Settlement.Unanswered("the file is empty, without even a head")
                    : SettlementCsv.read(text);
        } catch (RestClientException unanswered) {
            return new Settlement.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    /** The simulator's journal forgets none. */
    @Override
    public Duration keysKept() {
        return Duration.ofDays(36_500);
    }

    @Override
    public String signatureHeader() {
        return "Flywheel-Signature";
    }

    private Result post(String key, String path, Map<String, String> body, Object... variables) {
        return ask(http.post().uri(path, variables).header(KEY_HEADER, key).body(body));
    }

    private Result ask(RestClient.RequestHeadersSpec<?> request) {
        try {
            ResponseEntity<Answer> answer = request.retrieve()
                    .onStatus(HttpStatusCode::isError, (asked, response) -> leaveToUs(response))
                    .toEntity(Answer.class);
            return result(answer.getStatusCode(), answer.getBody());
        } catch (RestClientException unanswered) {
            // Timeouts, broken connections and answers that cannot be read alike: it may have been done.
            return new Result.Unknown(String.valueOf(unanswered.getMessage()));
        }
    }

    private Result result(HttpStatusCode status, @Nullable Answer answer) {
        if (status.is2xxSuccessful() && answer != null && answer.status() != null) {
            return answer.result(publicUrl);
        }
        boolean refused = status.is4xxClientError() && !PASSING.contains(status.value());
        if (refused && answer != null && answer.code() != null && !answer.code().equals(KEY_REUSED)) {
            return answer.code().equals(EXPIRED) ? new Result.Lapsed(EXPIRED) : new Result.Declined(answer.code());
        }
        return new Result.Unknown("the provider answered " + status.value());
    }

    private static void leaveToUs(ClientHttpResponse response) {
        // The status is read with the body, where it becomes a result.
    }
}
