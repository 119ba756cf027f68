package dev.flywheel.orders.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.Journal.Posting;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A third party's item with Prime delivery, its commission, and a refund of it. */
class MoneyTraceTest {

    private static final SellerId SELLER = SellerId.next();

    private static final List<Posting> SALE = List.of(
            posting("capture", LedgerAccount.PROVIDER_RECEIVABLE, Side.DEBIT, "63.90", null),
            posting("capture", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "63.90", null),
            posting("sale", LedgerAccount.CONTRACT_LIABILITY, Side.DEBIT, "63.90", null),
            posting("sale", LedgerAccount.PRIME_DELIVERY_COST, Side.DEBIT, "4.99", SELLER),
            posting("sale", LedgerAccount.TAX_PAYABLE, Side.CREDIT, "3.90", null),
            posting("sale", LedgerAccount.SELLER_PAYABLE_PENDING, Side.CREDIT, "64.99", SELLER),
            posting("commission", LedgerAccount.SELLER_PAYABLE_PENDING, Side.DEBIT, "9.75", SELLER),
            posting("commission", LedgerAccount.COMMISSION_REVENUE, Side.CREDIT, "9.75", SELLER));

    @Test
    void thePartsAreNetByAccountAndSeller() {
        assertThat(MoneyTrace.parts(SALE, usd("0.00").currency()))
                .extracting(part -> part.account() + " " + part.amount().amount())
                .containsExactly(
                        "SELLER_PAYABLE_PENDING 55.24",
                        "TAX_PAYABLE 3.90",
                        "COMMISSION_REVENUE 9.75",
                        "PRIME_DELIVERY_COST -4.99");
    }

    @Test
    void addsUpToWhatWasPaid() {
        assertThat(addsUp("63.90", "0.00", SALE)).isTrue();
        assertThat(addsUp("63.91", "0.00", SALE))
                .as("we took another amount than is booked")
                .isFalse();
        assertThat(addsUp("63.90", "10.00", SALE))
                .as("a refund that is not booked")
                .isFalse();
        assertThat(addsUp("63.90", "0.00", SALE.subList(0, 2)))
                .as("taken, not earned")
                .isFalse();
        assertThat(addsUp("0.00", "0.00", List.of())).isTrue();
    }

    @Test
    void addsUpWhenAGiftCardAndCreditPaidSomeOfIt() {
        List<Posting> sale = new ArrayList<>(SALE.subList(1, SALE.size()));
        sale.add(posting("capture", LedgerAccount.GIFT_CARD_LIABILITY, Side.DEBIT, "40.00", null));
        sale.add(posting("capture", LedgerAccount.STORE_CREDIT_LIABILITY, Side.DEBIT, "20.00", null));
        assertThat(addsUp("63.90", "0.00", sale)).as("the rest is missing").isFalse();
        sale.add(posting("capture", LedgerAccount.PROVIDER_RECEIVABLE, Side.DEBIT, "3.90", null));
        assertThat(addsUp("63.90", "0.00", sale)).isTrue();
        assertThat(MoneyTrace.parts(sale, usd("0.00").currency()))
                .extracting(MoneyTrace.Part::account)
                .doesNotContain(LedgerAccount.GIFT_CARD_LIABILITY, LedgerAccount.STORE_CREDIT_LIABILITY);
    }

    @Test
    void addsUpWhileTheBankDisputesIt() {
        List<Posting> disputed = new ArrayList<>(SALE);
        disputed.add(posting("opened", LedgerAccount.DISPUTED_PAYMENTS, Side.DEBIT, "63.90", null));
        disputed.add(posting("opened", LedgerAccount.PROVIDER_RECEIVABLE, Side.CREDIT, "63.90", null));
        assertThat(addsUp("63.90", "0.00", disputed)).isTrue();
    }

    @Test
    void addsUpToNothingAfterARefundOfAll() {
        List<Posting> refunded = new ArrayList<>(SALE);
        refunded.add(posting("refund", LedgerAccount.CONTRACT_LIABILITY, Side.DEBIT, "63.90", null));
        refunded.add(posting("refund", LedgerAccount.PROVIDER_RECEIVABLE, Side.CREDIT, "63.90", null));
        refunded.add(posting("reversed", LedgerAccount.SELLER_PAYABLE_PENDING, Side.DEBIT, "60.00", SELLER));
        refunded.add(posting("reversed", LedgerAccount.TAX_PAYABLE, Side.DEBIT, "3.90", null));
        refunded.add(posting("reversed", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "63.90", null));
        assertThat(addsUp("63.90", "63.90", refunded)).isTrue();
    }

    @Test
    void addsUpWhenTheRefundCameFromOurOwnBank() {
        List<Posting> refunded = new ArrayList<>(SALE);
        refunded.add(posting("reversed", LedgerAccount.SELLER_PAYABLE_PENDING, Side.DEBIT, "60.00", SELLER));
        refunded.add(posting("reversed", LedgerAccount.TAX_PAYABLE, Side.DEBIT, "3.90", null));
        refunded.add(posting("reversed", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "63.90", null));
        assertThat(addsUp("63.90", "63.90", refunded)).as("owed still").isFalse();
        refunded.add(posting("settled", LedgerAccount.CONTRACT_LIABILITY, Side.DEBIT, "63.90", null));
        refunded.add(posting("settled", LedgerAccount.CASH, Side.CREDIT, "63.90", null));
        assertThat(addsUp("63.90", "63.90", refunded)).isTrue();
        assertThat(MoneyTrace.parts(refunded, usd("0.00").currency()))
                .extracting(MoneyTrace.Part::account)
                .doesNotContain(LedgerAccount.CASH);
    }

    @Test
    void addsUpWhenAGiftCardPaidAndGotItsPartBack() {
        List<Posting> paid = new ArrayList<>(SALE.subList(1, SALE.size()));
        paid.add(posting("capture", LedgerAccount.GIFT_CARD_LIABILITY, Side.DEBIT, "30.00", null));
        paid.add(posting("capture", LedgerAccount.PROVIDER_RECEIVABLE, Side.DEBIT, "33.90", null));
        assertThat(addsUp("63.90", "0.00", paid)).isTrue();
        paid.add(posting("reversed", LedgerAccount.SELLER_PAYABLE_PENDING, Side.DEBIT, "40.00", SELLER));
        paid.add(posting("reversed", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "40.00", null));
        paid.add(posting("refund", LedgerAccount.CONTRACT_LIABILITY, Side.DEBIT, "40.00", null));
        paid.add(posting("refund", LedgerAccount.PROVIDER_RECEIVABLE, Side.CREDIT, "33.90", null));
        paid.add(posting("refund", LedgerAccount.GIFT_CARD_LIABILITY, Side.CREDIT, "6.10", null));
        assertThat(addsUp("63.90", "40.00", paid)).isTrue();
    }

    @Test
    void addsUpWhileABouncedRefundIsOwed() {
        List<Posting> bounced = new ArrayList<>(SALE);
        bounced.add(posting("refund", LedgerAccount.CONTRACT_LIABILITY, Side.DEBIT, "63.90", null));
        bounced.add(posting("refund", LedgerAccount.PROVIDER_RECEIVABLE, Side.CREDIT, "43.90", null));
        bounced.add(posting("refund", LedgerAccount.GIFT_CARD_LIABILITY, Side.CREDIT, "20.00", null));
        bounced.add(posting("reversed", LedgerAccount.SELLER_PAYABLE_PENDING, Side.DEBIT, "60.00", SELLER));
        bounced.add(posting("reversed", LedgerAccount.TAX_PAYABLE, Side.DEBIT, "3.90", null));
        bounced.add(posting("reversed", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "63.90", null));
        assertThat(addsUp("63.90", "63.90", bounced)).isTrue();

        bounced.add(posting("bounced", LedgerAccount.PROVIDER_RECEIVABLE, Side.DEBIT, "43.90", null));
        bounced.add(posting("bounced", LedgerAccount.CONTRACT_LIABILITY, Side.CREDIT, "43.90", null));
        assertThat(addsUp("63.90", "63.90", bounced)).as("by the books alone").isFalse();
        MoneyTrace.Paid paid = MoneyTrace.Paid.of(usd("63.90"), usd("20.00"), usd("0.00"), usd("43.90"));
        assertThat(paid.net()).isEqualTo(usd("43.90"));
        assertThat(MoneyTrace.addsUp(paid, bounced, usd("0.00").currency())).isTrue();
        assertThat(MoneyTrace.addsUp(
                        MoneyTrace.Paid.of(usd("63.90"), usd("20.00"), usd("0.00"), usd("0.00")),
                        bounced,
                        usd("0.00").currency()))
                .as("owed by the books alone")
                .isFalse();
    }

    @Test
    void addsUpWhenABankTookTheMoneyAway() {
        List<Posting> disputed = new ArrayList<>(SALE);
        disputed.add(posting("opened", LedgerAccount.DISPUTED_PAYMENTS, Side.DEBIT, "63.90", null));
        disputed.add(posting("opened", LedgerAccount.PROVIDER_RECEIVABLE, Side.CREDIT, "63.90", null));
        assertThat(addsUp("63.90", "0.00", disputed)).isTrue();
        disputed.add(posting("lost", LedgerAccount.CHARGEBACK_LOSS, Side.DEBIT, "63.90", null));
        disputed.add(posting("lost", LedgerAccount.DISPUTED_PAYMENTS, Side.CREDIT, "63.90", null));
        assertThat(addsUp("63.90", "0.00", disputed))
                .as("lost by the books alone")
                .isFalse();
        MoneyTrace.Paid paid = MoneyTrace.Paid.of(usd("63.90"), usd("0.00"), usd("63.90"), usd("0.00"));
        assertThat(MoneyTrace.addsUp(paid, disputed, usd("0.00").currency())).isTrue();
        assertThat(MoneyTrace.parts(disputed, usd("0.00").currency()))
                .extracting(part -> part.account() + " " + part.amount().amount())
                .contains("CHARGEBACK_LOSS -63.90")
                .noneMatch(part -> part.startsWith("DISPUTED"));
    }

    @Test
    void anotherCurrencyNeverAddsUp() {
        List<Posting> foreign = new ArrayList<>(SALE);
        foreign.add(new Posting(
                "x",
                "tests",
                "x",
                Instant.EPOCH,
                new Line(
                        LedgerAccount.TAX_PAYABLE,
                        Side.CREDIT,
                        Money.of("1.00", "EUR"),
                        Dimensions.of("US", "order:x"))));
        assertThat(addsUp("63.90", "0.00", foreign)).isFalse();
    }

    private static boolean addsUp(String captured, String refunded, List<Posting> postings) {
        MoneyTrace.Paid paid = MoneyTrace.Paid.of(usd(captured), usd(refunded), usd("0.00"), usd("0.00"));
        return MoneyTrace.addsUp(paid, postings, usd("0.00").currency());
    }

    private static Posting posting(
            String entry, LedgerAccount account, Side side, String amount, @Nullable SellerId seller) {
        Dimensions what = Dimensions.of("US", "order:x").with(seller);
        return new Posting(entry, "tests", entry, Instant.EPOCH, new Line(account, side, usd(amount), what));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
