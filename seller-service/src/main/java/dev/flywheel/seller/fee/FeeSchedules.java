package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the schedule. It is a page of rows, so whoever needs it reads it whole, once per batch. */
@Repository
public class FeeSchedules {

    private final JdbcClient jdbc;

    FeeSchedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The schedule as it stands now, with its past and announced rows. */
    public FeeSchedule current() {
        return new FeeSchedule(fees(), rules(), closingFees(), administrationFees());
    }

    private List<ReferralFee> fees() {
        Map<String, List<FeeTier>> tiers = jdbc
                .sql("SELECT fee, up_to, rate FROM referral_fee_tier ORDER BY fee, number")
                .query((row, number) -> Map.entry(
                        row.getString("fee"), new FeeTier(row.getBigDecimal("up_to"), row.getBigDecimal("rate"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("SELECT * FROM referral_fee ORDER BY category, currency, valid_from")
                .query((row, number) -> fee(row, tiers.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    private static ReferralFee fee(ResultSet row, List<FeeTier> tiers) throws SQLException {
        return new ReferralFee(
                row.getString("id"),
                row.getString("category"),
                row.getString("title"),
                row.getObject("valid_from", LocalDate.class),
                Money.currency(row.getString("currency")),
                TierRule.valueOf(row.getString("tier_rule")),
                tiers,
                row.getBigDecimal("minimum"),
                row.getBoolean("media"),
                row.getString("source"),
                row.getString("confidence"),
                row.getString("note"));
    }

    private List<CategoryRule> rules() {
        return jdbc.sql("SELECT kind, path, category FROM fee_category_path")
                .query((row, number) -> new CategoryRule(
                        CategoryRule.Kind.valueOf(row.getString("kind")),
                        row.getString("path"),
                        row.getString("category")))
                .list();
    }

    private List<ClosingFee> closingFees() {
        return jdbc.sql("SELECT * FROM closing_fee ORDER BY category, currency, valid_from")
                .query((row, number) -> new ClosingFee(
                        row.getString("id"),
                        row.getString("category"),
                        row.getObject("valid_from", LocalDate.class),
                        Money.currency(row.getString("currency")),
                        row.getBigDecimal("per_unit"),
                        row.getString("source"),
                        row.getString("confidence")))
                .list();
    }

    private List<RefundAdministrationFee> administrationFees() {
        return jdbc.sql("SELECT * FROM refund_administration_fee ORDER BY valid_from")
                .query((row, number) -> new RefundAdministrationFee(
                        row.getObject("valid_from", LocalDate.class),
                        row.getBigDecimal("rate"),
                        row.getBigDecimal("cap"),
                        row.getString("source"),
                        row.getString("confidence")))
                .list();
    }
}
