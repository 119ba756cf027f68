package dev.flywheel.orders;

import dev.flywheel.contracts.finance.Payments.Authorisation;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.service.client.Unanswered;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Gift cards and store credit as finance keeps them: held on the cards in the order they are named and then on credit, taken
 * in this order, given back the other way and after the card. Whoever calls has the lock.
 */
final class FakeWallet {

    private final Map<String, Value> cards = new LinkedHashMap<>();
    private final Map<AccountId, Value> credits = new LinkedHashMap<>();

    void give(String code, Money amount) {
        cards.computeIfAbsent(code, any -> new Value(LedgerAccount.GIFT_CARD_LIABILITY, amount))
                .add(amount);
    }

    void give(AccountId owner, Money amount) {
        credits.computeIfAbsent(owner, any -> new Value(LedgerAccount.STORE_CREDIT_LIABILITY, amount))
                .add(amount);
    }

    /** Holds as much as there is. */
    List<Draw> hold(Authorisation request) {
        List<Draw> draws = new ArrayList<>();
        Money left = request.amount();
        for (Value value : sources(request)) {
            Money share = value.balance.minus(value.held).min(left);
            if (share.isPositive()) {
                value.held = value.held.plus(share);
                draws.add(new Draw(value, share));
                left = left.minus(share);
            }
        }
        return List.copyOf(draws);
    }

    private List<Value> sources(Authorisation request) {
        List<Value> sources = new ArrayList<>();
        for (String code : new LinkedHashSet<>(request.codes())) {
            Value card = cards.get(code);
            if (card == null) {
                throw Unanswered.refused(422, "gift_card_unknown");
            }
            sources.add(card);
        }
        Value credit = credits.get(request.payer());
        if (request.drawsOnStoreCredit() && credit != null) {
            sources.add(credit);
        }
        return sources;
    }

    /** Values that hold what nobody is to take, or that have not what was put in and not taken out. */
    List<String> unbalanced(List<Draw> held, List<Draw> all) {
        List<String> unbalanced = new ArrayList<>();
        List<Value> values = new ArrayList<>(cards.values());
        values.addAll(credits.values());
        for (Value value : values) {
            Money none = Money.zero(value.given.currency());
            Money waiting = held.stream()
                    .filter(draw -> draw.from == value)
                    .map(draw -> draw.amount.minus(draw.captured))
                    .reduce(none, Money::plus);
            Money gone = all.stream()
                    .filter(draw -> draw.from == value)
                    .map(draw -> draw.captured.minus(draw.refunded))
                    .reduce(none, Money::plus);
            if (!value.held.equals(waiting)
                    || !value.balance.equals(value.given.minus(gone))
                    || value.balance.compareTo(value.held) < 0) {
                unbalanced.add(value.account + " of " + value.given + ": " + value.balance + " and " + value.held
                        + " held, payments say " + value.given.minus(gone) + " and " + waiting);
            }
        }
        return unbalanced;
    }

    /** A card, or somebody's credit. */
    private static final class Value {

        private final LedgerAccount account;
        private Money given;
        private Money balance;
        private Money held;

        Value(LedgerAccount account, Money like) {
            this.account = account;
            this.given = Money.zero(like.currency());
            this.balance = given;
            this.held = given;
        }

        void add(Money amount) {
            given = given.plus(amount);
            balance = balance.plus(amount);
        }
    }

    /** What a payment has of one of them. */
    static final class Draw {

        private final Value from;
        private final Money amount;
        private Money captured;
        private Money refunded;

        Draw(Value from, Money amount) {
            this.from = from;
            this.amount = amount;
            this.captured = Money.zero(amount.currency());
            this.refunded = captured;
        }

        Money amount() {
            return amount;
        }

        Money captured() {
            return captured;
        }

        /** Nothing more is to be taken. */
        void letGo() {
            from.held = from.held.minus(amount.minus(captured));
        }
    }

    /** Where an amount is taken; the rest is the card's. */
    static Map<LedgerAccount, Money> capture(List<Draw> draws, Money amount) {
        Map<LedgerAccount, Money> shares = new EnumMap<>(LedgerAccount.class);
        Money left = amount;
        for (Draw draw : draws) {
            Money share = draw.amount.minus(draw.captured).min(left);
            draw.captured = draw.captured.plus(share);
            draw.from.held = draw.from.held.minus(share);
            draw.from.balance = draw.from.balance.minus(share);
            shares.merge(draw.from.account, share, Money::plus);
            left = left.minus(share);
        }
        shares.put(LedgerAccount.PROVIDER_RECEIVABLE, left);
        return shares;
    }

    /**
     * Where an amount goes back to.
     *
     * @param captured all that was taken, on the card as well
     * @param refunded all that went back before
     */
    static Map<LedgerAccount, Money> refund(List<Draw> draws, Money amount, Money captured, Money refunded) {
        Money none = Money.zero(amount.currency());
        Money taken = draws.stream().map(draw -> draw.captured).reduce(none, Money::plus);
        Money back = draws.stream().map(draw -> draw.refunded).reduce(none, Money::plus);
        Money toCard = captured.minus(taken).minus(refunded.minus(back)).min(amount);
        Map<LedgerAccount, Money> shares = new EnumMap<>(LedgerAccount.class);
        shares.put(LedgerAccount.PROVIDER_RECEIVABLE, toCard);
        Money left = amount.minus(toCard);
        for (Draw draw : draws.reversed()) {
            Money share = draw.captured.minus(draw.refunded).min(left);
            draw.refunded = draw.refunded.plus(share);
            draw.from.balance = draw.from.balance.plus(share);
            shares.merge(draw.from.account, share, Money::plus);
            left = left.minus(share);
        }
        return shares;
    }
}
