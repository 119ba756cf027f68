package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.FaultProxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The wire to the database breaks under a checkout. The shopper is told to come back, nothing is half done, and the same
 * key gives one order as soon as the database is there again, without anybody restarting anything.
 */
@SuppressWarnings("NullAway.Init")
class DatabaseAwayTest extends OrdersServiceTest {

    private static final Duration BEYOND_THE_LEASE = Duration.ofSeconds(6);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    @Autowired
    private FaultProxy wire;

    @Autowired
    private DataSource dataSource;

    private long patience;

    @BeforeEach
    void doNotWaitLongForAConnection() throws SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        patience = pool.getConnectionTimeout();
        pool.setConnectionTimeout(1_000); // counts when the pool looks at it again
    }

    @AfterEach
    void mend() throws SQLException {
        wire.heal();
        dataSource.unwrap(HikariDataSource.class).setConnectionTimeout(patience);
    }

    @Test
    void tellsToComeBackWhileItIsDown() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));

        wire.down();
        int asked = payments.calls("authorise").size();
        for (Api.Reply reply : List.of(
                checkout(ann, "down", "tok_approved"),
                ann.get("/cart"),
                ann.post("/cart/items", item(lamp, 1)),
                operator().get("/operator/orders"))) {
            isAway(reply);
        }
        assertThat(payments.calls("authorise")).as("nobody was asked for money").hasSize(asked);
        wire.heal();

        isBoughtOnce(ann, "down", lamp);
    }

    @Test
    void doesNotWaitForeverForSomethingThatSaysNothing() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));

        wire.blackhole();
        isAway(checkout(ann, "hole", "tok_approved"));
        isAway(ann.get("/cart"));
        wire.heal();

        isBoughtOnce(ann, "hole", lamp);
    }

    /** Answers of the database to a checkout are some thousand bytes: each cut is another place between two statements. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 250, 500, 900, 1_400, 2_000, 3_000, 5_000})
    void breaksOffAnywhere(int bytes) {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));
        String key = "cut-" + bytes;

        wire.resetAfter(bytes);
        Api.Reply first = checkout(ann, key, "tok_approved");
        assertThat(first.status()).as(first.body()).isIn(201, 202, 503);
        wire.heal();

        isBoughtOnce(ann, key, lamp);
    }

    @Test
    void isSlowerWhereTheDatabaseIs() {
        OfferChanged lamp = offer(null, "25.00", 5);
        Api ann = shopper();
        fill(ann, item(lamp, 1));

        wire.latency(Duration.ofMillis(40));
        checkout(ann, "slow", "tok_approved").expect(201);
        wire.heal();

        isBoughtOnce(ann, "slow", lamp);
    }

    private static void isAway(Api.Reply reply) {
        reply.expect(503);
        assertThat(reply.code()).isEqualTo("unavailable");
        assertThat(reply.text("/traceId")).isNotEmpty();
        assertThat(reply.text("/detail")).contains("repeat the call").doesNotContain("jdbc", "Hikari", "SQL");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    /** The call repeated as a client would repeat it; then one order, its stock and its money stand in all places. */
    private void isBoughtOnce(Api ann, String key, OfferChanged lamp) {
        Eventually.passes(BACK_WITHIN, () -> pass(BEYOND_THE_LEASE));
        Eventually.passes(BACK_WITHIN, () -> checkout(ann, key, "tok_approved").expect(201));
        Api.Reply again = checkout(ann, key, "tok_approved").expect(201);
        String id = again.text("/orderId");
        assertThat(again.text("/status")).isEqualTo("PLACED");
        assertThat(ann.get("/orders").expect(200).at("/items").size()).isEqualTo(1);
        assertThat(ann.get("/cart").expect(200).at("/items").size()).isZero();
        assertThat(stock(lamp)).isEqualTo("5/1");
        assertThat(ledger(lamp)).isEqualTo("5/1");
        assertThat(payments.held(id)).isEqualTo(usd("31.62"));
        assertThat(told("OrderPlaced", "order:" + id)).hasSize(1);
    }
}
