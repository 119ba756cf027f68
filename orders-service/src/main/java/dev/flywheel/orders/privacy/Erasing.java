package dev.flywheel.orders.privacy;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.audit.Audit;
import dev.flywheel.service.web.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a person's data as far as the law lets us, in one transaction. What has to stay is named with the reason. An order
 * that is still on its way bars it, since it could not be brought, returned or refunded any more.
 */
@Service
class Erasing {

    /** That an order, or a return of it, is not finished; of {@code orders o}. */
    static final String OPEN = """
            (o.status NOT IN ('DELIVERED', 'CANCELLED') OR EXISTS (SELECT FROM customer_return r WHERE r.order_id = o.id
                AND r.status IN ('REQUESTED', 'REFUNDING', 'REFUND_FAILED')))""";

    private static final int NAMED = 20;
    private static final String TOLD_BY = "accounts-service";

    private final JdbcClient jdbc;
    private final List<PersonalData> all;
    private final Audit audit;
    private final Clock clock;

    Erasing(JdbcClient jdbc, List<PersonalData> all, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.all = all.stream().sorted(Comparator.comparing(PersonalData::name)).toList();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Erases.
     *
     * @param actor who asks for it
     * @param reason why, when it is not the person himself
     */
    @Transactional
    public PrivacyController.Erasure erase(AccountId account, String actor, @Nullable String reason) {
        refuseWhileOpen(account);
        // Written even for somebody who was never told of, so that nothing is written to him later.
        jdbc.sql("INSERT INTO customer (account, erased) VALUES (?, false) ON CONFLICT DO NOTHING")
                .param(account.value())
                .update();
        List<PersonalData.Outcome> outcomes =
                all.stream().flatMap(data -> data.erase(account).stream()).toList();
        Instant now = clock.instant();
        PrivacyController.Erasure erasure = new PrivacyController.Erasure(
                Ids.next(),
                account,
                now,
                outcomes.stream().filter(outcome -> outcome.kept() == null).toList(),
                outcomes.stream().filter(outcome -> outcome.kept() != null).toList());
        jdbc.sql("INSERT INTO erasure (id, account, actor, reason, at, result) VALUES (?, ?, ?, ?, ?, ?::json)")
                .param(erasure.erasureId())
                .param(account.value())
                .param(actor)
                .param(reason)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(Json.tolerant().writeValueAsString(erasure))
                .update();
        audit.about("account:" + account);
        audit.change(null, erasure);
        return erasure;
    }

    /** Erases somebody whose account was; false when another does so already. */
    @Transactional
    public boolean eraseTold(AccountId account) {
        boolean mine = !jdbc.sql("SELECT account FROM customer WHERE account = ? FOR UPDATE SKIP LOCKED")
                .param(account.value())
                .query((rs, row) -> 0)
                .list()
                .isEmpty();
        if (mine) {
            PrivacyController.Erasure erasure = erase(account, TOLD_BY, "the account was erased");
            audit.note(
                    "account erased",
                    "account:" + account,
                    Map.of("erasureId", erasure.erasureId().toString()));
        }
        return mine;
    }

    private void refuseWhileOpen(AccountId account) {
        List<UUID> open = jdbc.sql("""
                SELECT id FROM orders o WHERE account = ? AND %s ORDER BY id LIMIT ?""".formatted(OPEN))
                .params(account.value(), NAMED)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list();
        if (!open.isEmpty()) {
            throw new ProblemException(
                    OrdersError.ORDERS_OPEN,
                    "these orders or their returns are not finished: "
                            + String.join(
                                    ", ", open.stream().map(UUID::toString).toList()),
                    open.stream().map(Erasing::problem).toList());
        }
    }

    private static FieldProblem problem(UUID order) {
        return new FieldProblem("order:" + order, OrdersError.ORDERS_OPEN.code(), "is not finished");
    }
}
