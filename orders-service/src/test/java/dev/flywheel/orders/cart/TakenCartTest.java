package dev.flywheel.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a checkout takes out of a cart that somebody else holds just then. */
@SuppressWarnings("NullAway.Init")
class TakenCartTest extends OrdersServiceTest {

    private final AccountId account = AccountId.next();
    private final OfferId first = OfferId.next();
    private final OfferId second = OfferId.next();

    @Autowired
    private Carts carts;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void fill() {
        jdbc.sql("INSERT INTO cart (account, currency, changed_at) VALUES (?, 'USD', ?)")
                .params(account.value(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        put(first, 1);
    }

    @Test
    void isAllThatIsNotSaved() {
        put(second, 2);
        jdbc.sql("UPDATE cart_item SET saved = true WHERE account = ? AND offer = ?")
                .params(account.value(), first.value())
                .update();

        assertThat(carts.take(account)).extracting(CartItem::offer).containsExactly(second);

        assertThat(left()).containsExactly(first);
        assertThat(carts.take(AccountId.next())).as("who never had a cart").isEmpty();
    }

    @Test
    void isAsTheOtherOneLeftIt() throws Exception {
        assertThat(takenWhile(() -> jdbc.sql("UPDATE cart_item SET quantity = 7 WHERE account = ?")
                        .param(account.value())
                        .update()))
                .extracting(CartItem::quantity)
                .containsExactly(7);
        assertThat(left()).isEmpty();
    }

    @Test
    void isNothingWhenTheOtherOneTookIt() throws Exception {
        assertThat(takenWhile(() -> jdbc.sql("DELETE FROM cart_item WHERE account = ?")
                        .param(account.value())
                        .update()))
                .isEmpty();
    }

    @Test
    void leavesWhatTheOtherOnePutIn() throws Exception {
        assertThat(takenWhile(() -> put(second, 1))).extracting(CartItem::offer).containsExactly(first);
        assertThat(left()).containsExactly(second);
    }

    /** Takes the cart while somebody holds it, who then does something and lets go. */
    private List<CartItem> takenWhile(Runnable other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<CartItem>> taken = transaction.execute(status -> {
                jdbc.sql("SELECT 1 FROM cart WHERE account = ? FOR UPDATE")
                        .param(account.value())
                        .query(Integer.class)
                        .single();
                Future<List<CartItem>> waiting = threads.submit(() -> carts.take(account));
                Eventually.passes(
                        Duration.ofSeconds(30), () -> assertThat(someoneWaits()).isTrue());
                other.run();
                return waiting;
            });
            return taken.get();
        }
    }

    /** For this transaction. */
    private boolean someoneWaits() {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'
                    AND transactionid = pg_current_xact_id()::xid)""").query(Boolean.class).single();
    }

    private void put(OfferId offer, int quantity) {
        jdbc.sql("INSERT INTO cart_item (account, offer, quantity) VALUES (?, ?, ?)")
                .params(account.value(), offer.value(), quantity)
                .update();
    }

    private List<OfferId> left() {
        return jdbc.sql("SELECT offer FROM cart_item WHERE account = ?")
                .param(account.value())
                .query((row, number) -> new OfferId(row.getObject(1, java.util.UUID.class)))
                .list();
    }
}
