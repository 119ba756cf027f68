package dev.flywheel.finance.storedvalue;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.GIFT_CARD_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.GOODWILL_EXPENSE;
import static dev.flywheel.domain.LedgerAccount.STORE_CREDIT_LIABILITY;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.finance.journal.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes stored value: sold, given away, or moved from a card to an account; each with its entry in the books. */
@Component
public class Issuing {

    private static final String SOURCE = "finance";

    private final Balances balances;
    private final Ledger ledger;
    private final Clock clock;

    Issuing(Balances balances, Ledger ledger, Clock clock) {
        this.balances = balances;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Makes cards that were paid for: what the shopper paid is owed to whoever holds the card.
     *
     * @param purchase from the sale; under it the payment's money was booked
     */
    @Transactional
    public List<NewCard> sold(String purchase, AccountId buyer, String country, Money each, int quantity) {
        return cards(each, quantity, buyer, country, Movement.of(Movement.Kind.SOLD, purchase), CONTRACT_LIABILITY);
    }

    /** Makes cards that an operator gives away. */
    @Transactional
    List<NewCard> given(AccountId operator, String reason, String country, Money each, int quantity) {
        UUID grant = Ids.next();
        Movement why = new Movement(Movement.Kind.GRANTED, "grant:" + grant, reason, operator);
        return cards(each, quantity, null, country, why, GOODWILL_EXPENSE);
    }

    /** Gives an account store credit, and says what it has then. */
    @Transactional
    StoredValue credit(AccountId operator, AccountId to, String reason, String country, Money amount) {
        Instant now = clock.instant();
        UUID credit = balances.credit(to, country, amount.currency(), now);
        String key = "grant:" + Ids.next();
        balances.add(credit, amount.minor(), new Movement(Movement.Kind.GRANTED, key, reason, operator), now);
        book(key, "store credit given: " + reason, GOODWILL_EXPENSE, STORE_CREDIT_LIABILITY, amount, country, credit);
        return balances.findCredit(to, amount.currency()).orElseThrow();
    }

    /** Moves all that is left on a card to the account's credit. */
    @Transactional
    StoredValue redeem(AccountId account, GiftCardCode code) {
        Instant now = clock.instant();
        StoredValue found = balances.find(code).orElseThrow(Issuing::noSuchCard);
        UUID credit = balances.credit(account, found.country(), found.balance().currency(), now);
        StoredValue card = balances.lock(List.of(found.id(), credit)).stream()
                .filter(value -> value.id().equals(found.id()))
                .findFirst()
                .orElseThrow();
        Money amount = card.available();
        if (!amount.isPositive()) {
            throw new ProblemException(
                    StoredValueError.GIFT_CARD_EMPTY,
                    "the gift card …" + card.lastFour() + " has nothing left to redeem");
        }
        String key = "redemption:" + Ids.next();
        Movement why = new Movement(Movement.Kind.REDEEMED, key, null, account);
        balances.hold(card.id(), amount.minor());
        balances.takeHeld(card.id(), amount.minor(), why, now);
        balances.add(credit, amount.minor(), why, now);
        book(
                key,
                "gift card …" + card.lastFour() + " redeemed",
                GIFT_CARD_LIABILITY,
                STORE_CREDIT_LIABILITY,
                amount,
                card.country(),
                card.id());
        return balances.findCredit(account, amount.currency()).orElseThrow();
    }

    static ProblemException noSuchCard() {
        return new ProblemException(CommonError.NOT_FOUND, "no gift card has this code");
    }

    private List<NewCard> cards(
            Money each, int quantity, @Nullable AccountId buyer, String country, Movement why, LedgerAccount paidFrom) {
        Instant now = clock.instant();
        List<NewCard> cards = new ArrayList<>();
        for (int i = 0; i < quantity; i++) {
            GiftCardCode code = GiftCardCode.random();
            UUID id = balances.insertCard(code, buyer, country, each.currency(), now);
            balances.add(id, each.minor(), why, now);
            cards.add(new NewCard(id, code.shown(), code.lastFour(), each));
        }
        Dimensions dimensions = Dimensions.of(country, why.key());
        ledger.append(
                SOURCE,
                List.of(JournalEntry.of("gift-cards:" + why.key(), now, quantity + " gift cards of " + each)
                        .debit(paidFrom, each.times(quantity), dimensions)
                        .credit(GIFT_CARD_LIABILITY, each.times(quantity), dimensions)
                        .build()));
        return cards;
    }

    private void book(
            String key,
            String description,
            LedgerAccount debit,
            LedgerAccount credit,
            Money amount,
            String country,
            UUID value) {
        Dimensions dimensions = Dimensions.of(country, "stored-value:" + value);
        ledger.append(
                SOURCE,
                List.of(JournalEntry.of("stored-value:" + key, clock.instant(), description)
                        .debit(debit, amount, dimensions)
                        .credit(credit, amount, dimensions)
                        .build()));
    }

    /**
     * A card that was just made.
     *
     * @param code shown once; only its hash is kept
     */
    public record NewCard(UUID id, String code, String lastFour, Money amount) {}
}
