package dev.flywheel.prime.plan;

import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plan's versions. */
@Component
public class Plans {

    private static final String COLUMNS = "version, price, currency, refund_policy, text, how_to_cancel, decline_label";

    private final JdbcClient jdbc;

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version that is offered at that time. */
    public Plan current(Instant at) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM plan WHERE effective_from <= ? ORDER BY version DESC LIMIT 1")
                .params(at.atOffset(ZoneOffset.UTC))
                .query(Plans::plan)
                .single();
    }

    /** A version that was agreed to. */
    public Plan version(int version) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM plan WHERE version = ?")
                .params(version)
                .query(Plans::plan)
                .single();
    }

    private static Plan plan(ResultSet rs, int row) throws SQLException {
        return new Plan(
                rs.getInt("version"),
                new Money(rs.getLong("price"), Money.currency(rs.getString("currency"))),
                RefundPolicy.valueOf(rs.getString("refund_policy")),
                rs.getString("text"),
                rs.getString("how_to_cancel"),
                rs.getString("decline_label"));
    }
}
