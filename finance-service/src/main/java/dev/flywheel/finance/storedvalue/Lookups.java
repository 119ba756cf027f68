package dev.flywheel.finance.storedvalue;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.contracts.finance.StoredValues;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What there is to pay with. */
@Component
class Lookups {

    private final Balances balances;
    private final Wallet wallet;

    Lookups(Balances balances, Wallet wallet) {
        this.balances = balances;
        this.wallet = wallet;
    }

    StoredValue card(String typed) {
        return GiftCardCode.parse(typed).flatMap(balances::find).orElseThrow(Issuing::noSuchCard);
    }

    List<StoredValue> creditOf(AccountId account) {
        return balances.creditOf(account);
    }

    @Transactional(readOnly = true)
    public StoredValues.Cover cover(StoredValues.Request request) {
        List<Wallet.Held> shares =
                wallet.cover(request.payer(), request.codes(), request.drawsOnStoreCredit(), request.amount());
        Money remaining = shares.stream().map(Wallet.Held::amount).reduce(request.amount(), Money::minus);
        return new StoredValues.Cover(
                shares.stream()
                        .map(held -> new Payments.Part(held.kind(), held.value().lastFour(), held.amount()))
                        .toList(),
                remaining);
    }
}
