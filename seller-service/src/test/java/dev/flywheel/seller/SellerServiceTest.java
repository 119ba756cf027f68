package dev.flywheel.seller;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The one context of this service's tests: real PostgreSQL, other services played by hand. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=chassis,seller-service")
@ContextConfiguration(initializers = ServiceTestContext.class)
@Import({FakeAccountRoles.class, FakePayouts.class, Books.class})
@SuppressWarnings("NullAway.Init")
public abstract class SellerServiceTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    @Autowired
    protected Feeds feeds;

    @Autowired
    protected FakeAccountRoles roles;

    @Autowired
    protected FakePayouts payouts;

    @Autowired
    protected Books books;

    /** Nobody's client. */
    protected Api anyone() {
        return Api.onPort(port);
    }

    protected Api operator() {
        return anyone().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    protected Api shopper(SellerId account) {
        return anyone().as(Tokens.of(new AccountId(account.value()), Role.SHOPPER));
    }

    protected Api seller(SellerId seller) {
        return anyone().as(Tokens.of(new AccountId(seller.value()), Role.SHOPPER, Role.SELLER));
    }

    /** Registers a seller of the US. */
    protected SellerId register() {
        SellerId seller = SellerId.next();
        shopper(seller)
                .post("/seller/registration", Map.of("displayName", "Copper & Pine", "country", "US"))
                .expect(201);
        return seller;
    }

    /** Moves the clock on, day by day, and lets everything that falls due happen. */
    protected void pass(Duration time) {
        Api clockwork = anyone().as(Tokens.service("standalone"));
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            var next = clock.instant().plus(Duration.ofDays(1));
            clockwork
                    .post("/internal/test-clock/move", Map.of("now", (next.isBefore(end) ? next : end).toString()))
                    .expect(200);
            settle();
        }
    }

    /** Runs what is due and reads all feeds, until nothing is left to do. */
    protected void settle() {
        Api clockwork = anyone().as(Tokens.service("standalone"));
        int work;
        do {
            var done = clockwork.post("/internal/test-clock/settle", null).expect(200);
            work = done.at("/jobs").asInt() + done.at("/events").asInt();
        } while (work > 0);
    }
}
