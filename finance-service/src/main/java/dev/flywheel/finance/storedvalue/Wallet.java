package dev.flywheel.finance.storedvalue;

import dev.flywheel.contracts.finance.Payments.Source;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a payment does with stored value, always in the payment's own transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Wallet {

    private final Balances balances;
    private final Clock clock;

    Wallet(Balances balances, Clock clock) {
        this.balances = balances;
        this.clock = clock;
    }

    /**
     * Holds as much of the amount as there is, on the cards in their order and then on the payer's credit.
     *
     * @return what is held on each, in the order in which it is to be taken; nothing on what is empty
     * @throws ProblemException 422 when a code leads to no card, or to one in another currency
     */
    public List<Held> hold(AccountId payer, List<String> codes, boolean useCredit, Money amount) {
        List<UUID> wanted = sources(payer, codes, useCredit, amount);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<UUID, StoredValue> locked =
                balances.lock(wanted).stream().collect(Collectors.toMap(StoredValue::id, Function.identity()));
        List<Held> held = shares(wanted.stream().map(locked::get).toList(), amount);
        for (Held part : held) {
            if (!balances.hold(part.value().id(), part.amount().minor())) {
                throw new IllegalStateException(
                        "a locked balance changed: " + part.value().id());
            }
        }
        return held;
    }

    /** What {@link #hold} would hold now. */
    @Transactional(readOnly = true)
    public List<Held> cover(AccountId payer, List<String> codes, boolean useCredit, Money amount) {
        List<StoredValue> values = new ArrayList<>(cards(codes, amount).values());
        if (useCredit) {
            balances.findCredit(payer, amount.currency()).ifPresent(values::add);
        }
        return shares(values, amount);
    }

    /** Gives up a hold. */
    public void letGo(UUID value, Money amount) {
        balances.letGo(value, amount.minor());
    }

    /** Locks what a call is about to move, in the order everybody keeps to. */
    public void lock(List<UUID> values) {
        balances.lock(values);
    }

    /** Takes what was held. */
    public void take(UUID value, Money amount, String key) {
        balances.takeHeld(value, amount.minor(), Movement.of(Movement.Kind.CAPTURED, key), clock.instant());
    }

    /** Gives back what was taken. */
    public void giveBack(UUID value, Money amount, String key) {
        balances.add(value, amount.minor(), Movement.of(Movement.Kind.REFUNDED, key), clock.instant());
    }

    /** Gives to the account's store credit what could not go back to where it was from. */
    public void giveAsCredit(AccountId owner, String country, Money amount, String key) {
        UUID credit = balances.credit(owner, country, amount.currency(), clock.instant());
        balances.add(credit, amount.minor(), Movement.of(Movement.Kind.REFUNDED, key), clock.instant());
    }

    private List<UUID> sources(AccountId payer, List<String> codes, boolean useCredit, Money amount) {
        List<UUID> sources = new ArrayList<>(cards(codes, amount).keySet());
        if (useCredit) {
            balances.findCredit(payer, amount.currency()).map(StoredValue::id).ifPresent(sources::add);
        }
        return sources;
    }

    /** A code that stands there twice is one card. */
    private Map<UUID, StoredValue> cards(List<String> codes, Money amount) {
        Map<UUID, StoredValue> cards = new LinkedHashMap<>();
        for (String code : codes) {
            StoredValue card = GiftCardCode.parse(code)
                    .flatMap(balances::find)
                    .orElseThrow(() -> new ProblemException(
                            StoredValueError.GIFT_CARD_UNKNOWN,
                            "no gift card has the code that ends with " + end(code) + "; check it and try again"));
            if (!card.balance().currency().equals(amount.currency())) {
                throw new ProblemException(
                        StoredValueError.GIFT_CARD_OTHER_CURRENCY,
                        "the gift card …" + card.lastFour() + " is in "
                                + card.balance().currency() + " and this payment in " + amount.currency());
            }
            cards.put(card.id(), card);
        }
        return cards;
    }

    private static List<Held> shares(List<StoredValue> values, Money amount) {
        List<Held> shares = new ArrayList<>();
        Money left = amount;
        for (StoredValue value : values) {
            Money share = value.available().min(left);
            if (share.isPositive()) {
                shares.add(new Held(value, share));
                left = left.minus(share);
            }
        }
        return shares;
    }

    private static String end(String code) {
        return "'" + code.substring(Math.max(0, code.length() - 4)) + "'";
    }

    /** A part of a payment that is kept on a card or on credit. */
    public record Held(StoredValue value, Money amount) {

        public Source kind() {
            return value.kind();
        }
    }
}
