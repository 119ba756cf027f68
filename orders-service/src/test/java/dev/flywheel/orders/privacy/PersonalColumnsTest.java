package dev.flywheel.orders.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.orders.OrdersServiceTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every column that holds words is declared here: whoever adds one has to say whether it names a person, and then to export it
 * and to erase it, or to say why it stays.
 */
class PersonalColumnsTest extends OrdersServiceTest {

    /** Exported, and erased on request; {@link PrivacyTest} looks for the words themselves. */
    private static final Map<String, String> ERASED = Map.of(
            "cart_item", "gift_message",
            "customer", "email name",
            "customer_return_line", "reason",
            "idempotency_key", "owner key resource answer request_hash",
            "mail", "kind fact locale subject body html document status last_error",
            // Of terms the gift message; of what was never sold city and postal code as well.
            "order_line", "terms",
            "orders", "ship_name ship_line1 ship_line2 ship_city ship_postal_code",
            "return_tracking_event", "place note",
            "segment_member", "segment",
            "tracking_event", "place note");

    /** Exported, and kept for the reason that the answer to an erasure gives. */
    private static final Map<String, String> KEPT = Map.of(
            "audit", "actor roles action subject detail trace_id idempotency_key",
            "coupon_guess", "codes",
            "customer_return", "settlement",
            "document", "kind source content",
            "erasure", "actor reason result",
            "orders", "ship_region vat_id",
            "payment_dispute", "reason",
            "redemption", "code");

    /** Gone by themselves while an order is open, which bars erasure: see the CHECK orders_means_while_pending. */
    private static final Map<String, String> WHILE_PENDING = Map.of("orders", "next_action payment_means");

    /** What sellers, carriers and integrators are called in business, and what this service keeps of its own work. */
    private static final Map<String, String> NOT_PERSONAL = Map.ofEntries(
            Map.entry("carrier", "code name calendar"),
            Map.entry("carrier_rate", "service zone"),
            Map.entry("carrier_service", "code carrier option name working_days"),
            Map.entry("carrier_zone", "service zone region postal_from postal_to"),
            Map.entry("coupon", "code"),
            Map.entry("customer_return", "kind status disposition failure"),
            Map.entry("delivery_calendar", "code name"),
            Map.entry("delivery_calendar_day", "calendar"),
            Map.entry("delivery_promise", "service option time_zone"),
            Map.entry("document_series", "kind"),
            // Facts name accounts by their ids only.
            Map.entry("event_log", "type subject trace_id data"),
            Map.entry("feed_cursor", "subscription position last_error"),
            Map.entry("feed_reader", "reader"),
            Map.entry("house_label", "key tracking_number"),
            // A business, as it has to name itself on its invoices.
            Map.entry("letterhead", "name line1 line2 city region postal_code tax_id"),
            Map.entry("offer", "sku title category brand size_mm"),
            Map.entry("order_line", "sku title category"),
            Map.entry("orders", "status delivery_option cancel_reason"),
            Map.entry("parcel_tracking", "carrier tracking_number status"),
            Map.entry("payment_dispute", "status"),
            Map.entry("promotion", "bearer terms"),
            Map.entry("promotion_count", "code"),
            Map.entry("refund_bounce", "key reason"),
            // Its destination is a business.
            Map.entry("return_label", "carrier service tracking_number destination status"),
            Map.entry("return_tracking_event", "carrier event_id status"),
            Map.entry("scheduled_tasks", "task_name task_instance task_data picked_by"),
            Map.entry("segment", "name description"),
            Map.entry("seller_delivery", "time_zone"),
            Map.entry("seller_name", "display_name"),
            Map.entry("shipment", "status carrier tracking_number failure"),
            Map.entry("shipping_rate", "zone"),
            Map.entry("stock_movement", "kind reference reason"),
            Map.entry("tax_area", "jurisdiction region city postal_from postal_to"),
            Map.entry("tax_class", "code name falls_back_to"),
            Map.entry("tax_class_rule", "category tax_class"),
            Map.entry("tax_jurisdiction", "code level name registers_with delivery gift_wrap vat_area time_zone"),
            Map.entry("tax_jurisdiction_rate", "jurisdiction tax_class name source"),
            Map.entry("tax_rate", "region"),
            Map.entry("tax_registration", "jurisdiction scheme number"),
            Map.entry("tracking_event", "carrier event_id status"),
            Map.entry("warehouse", "code name line1 city region postal_code time_zone working_days calendar"),
            Map.entry("webhook", "url description events secret previous_secret status disabled_reason"),
            Map.entry("webhook_attempt", "url signature error body"),
            // Messages name neither a shopper nor his address.
            Map.entry("webhook_delivery", "event subject payload status"));

    private static Stream<String> columns(Map<String, String> declared) {
        return declared.entrySet().stream()
                .flatMap(table ->
                        Arrays.stream(table.getValue().split(" ")).map(column -> table.getKey() + "." + column));
    }

    @Test
    void everyColumnWithWordsIsDeclaredOnce() {
        List<String> declared = Stream.of(ERASED, KEPT, WHILE_PENDING, NOT_PERSONAL)
                .flatMap(PersonalColumnsTest::columns)
                .toList();
        List<String> there = jdbc.sql("""
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name NOT SIMILAR TO 'event_log_%|flyway%'
                    AND data_type IN ('text', 'json', 'jsonb', 'bytea', 'ARRAY', 'inet', 'xml', 'character varying')""").query(String.class).list();

        assertThat(declared)
                .as("say here of a new column whether it names a person, and look after it in this package")
                .containsExactlyInAnyOrderElementsOf(there);
    }
}
