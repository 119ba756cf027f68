package dev.flywheel.seller.settlement;

import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_AVAILABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.seller.balance.SellerMoney;
import dev.flywheel.service.feed.EventLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the money of delivered parcels available once their reserve is over: the parcel's entries go into the open
 * settlement, and the journal says so, one line pair per order.
 */
@Service
class ReserveReleases {

    /** Parcels released in one transaction and stated in one journal entry. */
    private static final int AT_ONCE = 500;

    private static final String DUE = """
            SELECT DISTINCT parcel.available_on, parcel.seller
            FROM consignment parcel JOIN seller ON seller.id = parcel.seller
            WHERE parcel.released_at IS NULL AND parcel.available_on <= :today
            ORDER BY parcel.available_on, parcel.seller LIMIT 200""";

    private static final String LOCK = """
            SELECT shipment FROM consignment
            WHERE seller = :seller AND available_on = :day AND released_at IS NULL
            ORDER BY shipment LIMIT :limit FOR UPDATE SKIP LOCKED""";

    private static final String SUMS = """
            SELECT entry.currency, parcel.order_id, parcel.country, sum(entry.minor) AS minor
            FROM balance_entry entry JOIN consignment parcel ON parcel.shipment = entry.shipment
            WHERE entry.shipment = ANY(:shipments::uuid[]) AND entry.settlement IS NULL
            GROUP BY entry.currency, parcel.order_id, parcel.country
            ORDER BY entry.currency, parcel.order_id, parcel.country""";

    private final JdbcClient jdbc;
    private final SellerMoney money;
    private final OpenSettlements open;
    private final EventLog events;
    private final Clock clock;

    ReserveReleases(JdbcClient jdbc, SellerMoney money, OpenSettlements open, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.money = money;
        this.open = open;
        this.events = events;
        this.clock = clock;
    }

    /** What is due: sellers and the day their parcels' money is available from. */
    List<Due> due(LocalDate today) {
        return jdbc.sql(DUE)
                .param("today", today)
                .query((row, number) -> new Due(
                        new SellerId(row.getObject("seller", UUID.class)),
                        row.getObject("available_on", LocalDate.class)))
                .list();
    }

    /**
     * Releases parcels of one seller and day.
     *
     * @return how many; fewer than asked for when another run is at it
     */
    @Transactional
    int release(Due due) {
        money.lock(due.seller);
        String[] shipments = lock(due);
        if (shipments.length == 0) {
            return 0;
        }
        sums(shipments).forEach((currency, orders) -> release(due, Money.currency(currency), orders, shipments));
        return jdbc.sql("UPDATE consignment SET released_at = :now WHERE shipment = ANY(:shipments::uuid[])")
                .param("now", Timestamp.from(clock.instant()))
                .param("shipments", shipments)
                .update();
    }

    private void release(Due due, Currency currency, List<OrderSum> orders, String[] shipments) {
        UUID settlement = open.of(due.seller, currency, due.availableOn);
        jdbc.sql("""
                UPDATE balance_entry SET settlement = :settlement
                WHERE shipment = ANY(:shipments::uuid[]) AND currency = :currency AND settlement IS NULL""")
                .param("settlement", settlement)
                .param("shipments", shipments)
                .param("currency", currency.getCurrencyCode())
                .update();
        int number = number(
                due, currency, Money.sum(orders.stream().map(OrderSum::amount).toList(), currency));
        state(due, currency, number, orders);
    }

    private void state(Due due, Currency currency, int number, List<OrderSum> orders) {
        String key = "seller:" + due.seller + ":release:" + due.availableOn + ":" + currency + ":" + number;
        JournalEntry.Builder entry = JournalEntry.of(key, clock.instant(), "Reserve released");
        boolean moves = false;
        for (OrderSum order : orders) {
            Dimensions dimensions =
                    Dimensions.of(order.country, "order:" + order.order).with(due.seller);
            Money amount = order.amount;
            if (amount.isPositive()) {
                entry.debit(SELLER_PAYABLE_PENDING, amount, dimensions);
                entry.credit(SELLER_PAYABLE_AVAILABLE, amount, dimensions);
            } else if (amount.isNegative()) {
                entry.debit(SELLER_PAYABLE_AVAILABLE, amount.negate(), dimensions);
                entry.credit(SELLER_PAYABLE_PENDING, amount.negate(), dimensions);
            }
            moves |= !amount.isZero();
        }
        if (moves) {
            events.append(entry.build());
        }
    }

    private String[] lock(Due due) {
        return jdbc
                .sql(LOCK)
                .param("seller", due.seller.value())
                .param("day", due.availableOn)
                .param("limit", AT_ONCE)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .map(UUID::toString)
                .toArray(String[]::new);
    }

    private SortedMap<String, List<OrderSum>> sums(String[] shipments) {
        return jdbc
                .sql(SUMS)
                .param("shipments", shipments)
                .query((row, number) -> new OrderSum(
                        row.getObject("order_id", UUID.class),
                        row.getString("country"),
                        new Money(row.getLong("minor"), Money.currency(row.getString("currency")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        sum -> sum.amount.currency().getCurrencyCode(), TreeMap::new, Collectors.toList()));
    }

    /** Counts the releases of a day; the settlement's lock lets one run at a time count. */
    private int number(Due due, Currency currency, Money amount) {
        return jdbc.sql("""
                INSERT INTO reserve_release (seller, available_on, currency, number, minor, released_at)
                SELECT :seller, :day, :currency, coalesce(max(number), 0) + 1, :minor, :now
                FROM reserve_release WHERE seller = :seller AND available_on = :day AND currency = :currency
                RETURNING number""")
                .param("seller", due.seller.value())
                .param("day", due.availableOn)
                .param("currency", currency.getCurrencyCode())
                .param("minor", amount.minor())
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /**
     * @param availableOn day from which the money is available
     */
    record Due(SellerId seller, LocalDate availableOn) {}

    private record OrderSum(UUID order, String country, Money amount) {}
}
