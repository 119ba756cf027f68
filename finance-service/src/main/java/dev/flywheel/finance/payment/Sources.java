package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.method.Tokens;
import dev.flywheel.finance.payment.Part.Draw;
import dev.flywheel.finance.storedvalue.Wallet;
import dev.flywheel.finance.storedvalue.Wallet.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Several sources of one payment: gift cards first, then store credit, and the provider for the rest. Money is taken in this
 * order and goes back the other way. Everything here happens in the payment's transaction, after its row was locked by the
 * change of its counters, and then locks stored value in the order of its ids.
 */
@Component
class Sources {

    private final Parts parts;
    private final Wallet wallet;
    private final Tokens tokens;

    Sources(Parts parts, Wallet wallet, Tokens tokens) {
        this.parts = parts;
        this.wallet = wallet;
        this.tokens = tokens;
    }

    /** Holds what stored value has. */
    List<Held> hold(Authorisation request) {
        boolean none = request.codes().isEmpty() && !request.drawsOnStoreCredit();
        return none
                ? List.of()
                : wallet.hold(request.payer(), request.codes(), request.drawsOnStoreCredit(), request.amount());
    }

    /** What the provider knows the payment method by; null when none was named. */
    @Nullable
    String token(Authorisation request) {
        String named = request.paymentToken();
        return named == null ? null : tokens.resolve(request.payer(), named);
    }

    void insert(PaymentId payment, List<Held> held) {
        for (int i = 0; i < held.size(); i++) {
            parts.insert(payment, i, held.get(i));
        }
    }

    /** Claims a capture's share of stored value; what is left is the provider's. */
    Money claimCapture(Call call) {
        return claim(call, parts.of(call.ofPayment()), call.amount(), true);
    }

    /**
     * Claims a refund's share of stored value, which is what the card did not pay; what is left is the provider's.
     *
     * @param payment with this refund claimed already
     */
    Money claimRefund(Call call, StoredPayment payment) {
        List<Part> all = parts.of(payment.id());
        Money currency = Money.zero(payment.amount().currency());
        Money onParts = all.stream().map(Part::captured).reduce(currency, Money::plus);
        Money backOnParts = all.stream().map(Part::refundClaimed).reduce(currency, Money::plus);
        Money before = payment.refundClaimed().minus(call.amount());
        Money onCard = payment.captured()
                .minus(onParts)
                .minus(before.minus(backOnParts))
                .minus(payment.disputed())
                .max(Money.zero(payment.amount().currency()));
        Money toCard = onCard.min(call.amount());
        List<Part> lastFirst = new ArrayList<>(all).reversed();
        claim(call, lastFirst, call.amount().minus(toCard), false);
        return toCard;
    }

    /** What is still held at the provider. */
    Money heldByCard(StoredPayment payment) {
        Money onParts = parts.of(payment.id()).stream()
                .map(Part::captured)
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
        return payment.card().amount().minus(payment.captured().minus(onParts));
    }

    /** Moves what a call had claimed. */
    List<Draw> done(Call call) {
        List<Draw> drawn = parts.drawn(call);
        wallet.lock(drawn.stream().map(Draw::storedValue).toList());
        String key =
                "payment:" + call.ofPayment() + ":" + call.kind().name().toLowerCase(Locale.ROOT) + ":" + call.key();
        for (Draw draw : drawn) {
            parts.done(call, draw);
            if (call.kind() == CallKind.CAPTURE) {
                wallet.take(draw.storedValue(), draw.amount(), key);
            } else {
                wallet.giveBack(draw.storedValue(), draw.amount(), key);
            }
        }
        return drawn;
    }

    /** Gives a refused call's claims up. */
    void undone(Call call) {
        parts.drawn(call).forEach(draw -> parts.unclaim(call, draw));
    }

    /** Lets go of what is held and was not captured; doing it again changes nothing. */
    void letGo(PaymentId payment) {
        for (Part part : parts.release(payment)) {
            Money rest = part.amount().minus(part.captured());
            if (rest.isPositive()) {
                wallet.letGo(part.storedValue(), rest);
            }
        }
    }

    /** In the words of the contract. */
    List<Payments.Part> describe(StoredPayment payment) {
        List<Payments.Part> described = new ArrayList<>();
        if (payment.hasStoredValue()) {
            parts.of(payment.id()).stream()
                    .sorted(Comparator.comparing(Part::position))
                    .map(part -> new Payments.Part(part.kind(), part.lastFour(), part.amount()))
                    .forEach(described::add);
        }
        if (payment.card().amount().isPositive()) {
            described.add(new Payments.Part(
                    Payments.Source.CARD,
                    payment.card().lastFour(),
                    payment.card().amount()));
        }
        return described;
    }

    private Money claim(Call call, List<Part> from, Money amount, boolean capture) {
        Money left = amount;
        for (Part part : from) {
            Money share = (capture ? part.capturable() : part.refundable()).min(left);
            if (share.isPositive()) {
                parts.claim(call, Draw.of(part, share));
                left = left.minus(share);
            }
        }
        return left;
    }
}
