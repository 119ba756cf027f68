package dev.flywheel.domain;

import static dev.flywheel.domain.LedgerAccount.Kind.ASSET;
import static dev.flywheel.domain.LedgerAccount.Kind.EXPENSE;
import static dev.flywheel.domain.LedgerAccount.Kind.LIABILITY;
import static dev.flywheel.domain.LedgerAccount.Kind.REVENUE;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chart of accounts. A revenue account belongs to exactly one product group, so the net-sales statement is a sum of
 * accounts and cannot disagree with the trial balance.
 */
public enum LedgerAccount {
    /** Money in our own bank; refunds that the provider would not make are paid from it. */
    CASH(1000, ASSET),
    /** Captured by the payment provider, not yet paid out to anyone. */
    PROVIDER_RECEIVABLE(1100, ASSET),
    /** Advertisers owe us for billed clicks. */
    ADVERTISER_RECEIVABLE(1200, ASSET),
    /** Taken from us by the provider while a cardholder's bank disputes it; ours again when the dispute is won. */
    DISPUTED_PAYMENTS(1300, ASSET),
    /** Third-party sellers' money from sales that may still come back. */
    SELLER_PAYABLE_PENDING(2100, LIABILITY),
    /** Third-party sellers' money that the next settlement pays out. */
    SELLER_PAYABLE_AVAILABLE(2110, LIABILITY),
    /** Paid out, not yet confirmed by the bank. */
    SELLER_PAYABLE_IN_TRANSIT(2120, LIABILITY),
    /** Sales tax collected for the authorities. */
    TAX_PAYABLE(2200, LIABILITY),
    /** Customers' money we hold and have not earned yet: captured, and neither shipped, served nor refunded. */
    CONTRACT_LIABILITY(2300, LIABILITY),
    /** Money received that a customer may claim back: memberships with a pro-rata refund right. */
    REFUND_LIABILITY(2310, LIABILITY),
    /** What is left on gift cards: owed in goods until it is used. */
    GIFT_CARD_LIABILITY(2400, LIABILITY),
    /** What customers have as store credit. */
    STORE_CREDIT_LIABILITY(2410, LIABILITY),
    /** Own goods, gross. */
    PRODUCT_SALES(4000, REVENUE, ProductGroup.ONLINE_STORES),
    /** Delivery charged to buyers of own goods. */
    SHIPPING_SALES(4010, REVENUE, ProductGroup.ONLINE_STORES),
    /** Gift wrapping of own goods. */
    GIFT_WRAP_SALES(4020, REVENUE, ProductGroup.ONLINE_STORES),
    /** Referral, closing and refund administration fees of third-party sellers. */
    COMMISSION_REVENUE(4100, REVENUE, ProductGroup.THIRD_PARTY_SELLER_SERVICES),
    /** Billed clicks. */
    ADVERTISING_REVENUE(4200, REVENUE, ProductGroup.ADVERTISING_SERVICES),
    /** Memberships, by the day. */
    SUBSCRIPTION_REVENUE(4300, REVENUE, ProductGroup.SUBSCRIPTION_SERVICES),
    /** What sellers are paid for deliveries that Prime members get free. */
    PRIME_DELIVERY_COST(5300, EXPENSE),
    /** What sellers are paid for discounts on their goods that the marketplace promised. */
    PROMOTION_COST(5310, EXPENSE),
    /** Store credit and gift cards given away. */
    GOODWILL_EXPENSE(5400, EXPENSE),
    /** Disputes lost. */
    CHARGEBACK_LOSS(5410, EXPENSE);

    /** What an account counts; it decides on which side it grows. */
    public enum Kind {
        ASSET,
        LIABILITY,
        REVENUE,
        EXPENSE
    }

    private final int number;
    private final Kind kind;
    private final @Nullable ProductGroup group;

    LedgerAccount(int number, Kind kind) {
        this(number, kind, null);
    }

    LedgerAccount(int number, Kind kind, @Nullable ProductGroup group) {
        this.number = number;
        this.kind = kind;
        this.group = group;
    }

    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    /** Product group of a revenue account; null for every other account. */
    public @Nullable ProductGroup group() {
        return group;
    }

    /** The side on which the account grows. */
    public Side normalSide() {
        return kind == ASSET || kind == EXPENSE ? Side.DEBIT : Side.CREDIT;
    }

    /** Revenue accounts of a product group. */
    public static List<LedgerAccount> of(ProductGroup group) {
        return Arrays.stream(values()).filter(account -> account.group == group).toList();
    }
}
