package dev.flywheel.orders.privacy;

import dev.flywheel.domain.AccountId;
import java.sql.PreparedStatement;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.databind.json.JsonMapper;

/** Data that are rows of a table: shown as they are, read a few at a time, and erased by one statement. */
final class Rows implements PersonalData {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 200;

    private final JdbcTemplate jdbc;
    private final String name;
    private final String select;
    private final Erasing erasing;

    private Rows(JdbcTemplate jdbc, String name, String select, Erasing erasing) {
        this.jdbc = jdbc;
        this.name = name;
        this.select = select;
        this.erasing = erasing;
    }

    /** Rows that go. */
    static Rows erased(JdbcTemplate jdbc, String name, String select, String delete) {
        return new Rows(jdbc, name, select, new Erasing(delete, null));
    }

    /** Rows that stay. */
    static Rows kept(JdbcTemplate jdbc, String name, String select, String why) {
        return new Rows(jdbc, name, select, new Erasing(null, why));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void export(AccountId account, Consumer<Object> items) {
        RowCallbackHandler each = rs -> items.accept(JSON.readTree(rs.getString(1)));
        jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement("SELECT to_json(r)::text FROM (" + select + ") r");
                    statement.setFetchSize(AT_ONCE);
                    statement.setObject(1, account.value());
                    return statement;
                },
                each);
    }

    @Override
    public Optional<Outcome> erase(AccountId account) {
        if (erasing.statement != null) {
            return Outcome.erased(name, jdbc.update(erasing.statement, account.value()));
        }
        Integer count = jdbc.queryForObject("SELECT count(*) FROM (" + select + ") r", Integer.class, account.value());
        return Outcome.kept(name, count == null ? 0 : count, String.valueOf(erasing.why));
    }

    private record Erasing(
            @Nullable String statement, @Nullable String why) {}
}
