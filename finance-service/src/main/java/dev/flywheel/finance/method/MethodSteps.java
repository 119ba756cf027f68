package dev.flywheel.finance.method;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.method.MethodController.NewMethod;
import dev.flywheel.finance.method.MethodController.View;
import dev.flywheel.finance.provider.PaymentProvider;
import dev.flywheel.finance.provider.PaymentProvider.Card;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.Idempotency.Claim;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions around keeping a method; the provider is asked between them. */
@Component
class MethodSteps {

    private static final int MOST = 20;

    private final Idempotency idempotency;
    private final PaymentMethods methods;
    private final PaymentProvider provider;
    private final Clock clock;

    MethodSteps(Idempotency idempotency, PaymentMethods methods, PaymentProvider provider, Clock clock) {
        this.idempotency = idempotency;
        this.methods = methods;
        this.provider = provider;
        this.clock = clock;
    }

    @Transactional
    public Opened open(AccountId account, IdempotencyKey key, NewMethod request) {
        UUID id = Ids.next();
        if (idempotency.claim(key, request, id.toString()) instanceof Claim.Again again) {
            View answer = again.answer() == null
                    ? null
                    : idempotency.replay(again, View.class).value();
            return new Opened(UUID.fromString(Objects.requireNonNull(again.resource())), answer);
        }
        requireRoom(account);
        return new Opened(id, null);
    }

    /** The first is the default, whether it was asked for or not. */
    @Transactional
    public View keep(UUID id, AccountId account, IdempotencyKey key, Card card, boolean makeDefault) {
        methods.lock(account);
        var before = methods.find(account, provider.name(), id);
        if (before.isPresent()) {
            return View.of(before.get());
        }
        requireRoom(account);
        boolean first = methods.of(account, provider.name()).stream().noneMatch(PaymentMethod::isDefault);
        if (makeDefault) {
            methods.noDefault(account);
        }
        PaymentMethod method = new PaymentMethod(id, account, card, makeDefault || first, clock.instant());
        methods.insert(method, provider.name());
        View view = View.of(method);
        idempotency.answer(key, view);
        return view;
    }

    @Transactional
    public void makeDefault(AccountId account, UUID id) {
        methods.lock(account);
        require(account, id);
        methods.noDefault(account);
        methods.makeDefault(account, id);
    }

    /** Payments under way go on. When it was the default, the newest of the others is. */
    @Transactional
    public void remove(AccountId account, UUID id) {
        methods.lock(account);
        PaymentMethod method = require(account, id);
        methods.remove(account, id, clock.instant());
        List<PaymentMethod> left = methods.of(account, provider.name());
        if (method.isDefault() && !left.isEmpty()) {
            methods.makeDefault(account, left.getFirst().id());
        }
    }

    private PaymentMethod require(AccountId account, UUID id) {
        return methods.find(account, provider.name(), id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no payment method " + id));
    }

    private void requireRoom(AccountId account) {
        if (methods.of(account, provider.name()).size() >= MOST) {
            throw new ProblemException(
                    MethodError.TOO_MANY_PAYMENT_METHODS, "an account keeps at most " + MOST + "; remove one first");
        }
    }

    /**
     * @param answer of an earlier call that got to its end; null when there was none
     */
    record Opened(UUID id, @Nullable View answer) {}
}
