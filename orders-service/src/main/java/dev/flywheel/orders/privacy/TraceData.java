package dev.flywheel.orders.privacy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a person leaves behind by shopping, besides his orders. */
@Configuration(proxyBeanMethods = false)
class TraceData {

    private static final String PART_OF_ORDERS =
            "tax law: what was taken off an order is part of what was paid for it, which is kept for ten years";
    private static final String CLAIMS =
            "legal claims: whether a payment was disputed decides what is owed; the rows name an order by its id only";
    private static final String ACCOUNTABILITY =
            "accountability: that somebody was erased, and at whose wish, must stay traceable; without his name";
    private static final String AGAINST_GUESSING =
            "security: it keeps coupons from being guessed, and is forgotten within minutes by itself";

    @Bean
    PersonalData segmentData(JdbcTemplate jdbc) {
        return Rows.erased(
                jdbc,
                "segments",
                "SELECT segment FROM segment_member WHERE account = ? ORDER BY segment",
                "DELETE FROM segment_member WHERE account = ?");
    }

    /** What carriers said of his parcels in words, where a neighbour may be named. */
    @Bean
    PersonalData parcelNewsData(JdbcTemplate jdbc) {
        return Rows.erased(jdbc, "parcelNews", """
                SELECT t.shipment AS "shipmentId", t.at, t.status, t.place, t.note FROM tracking_event t
                JOIN shipment s ON s.id = t.shipment JOIN orders o ON o.id = s.order_id
                WHERE o.account = ? ORDER BY t.at, t.event_id""", """
                UPDATE tracking_event t SET place = NULL, note = NULL FROM shipment s JOIN orders o ON o.id = s.order_id
                WHERE s.id = t.shipment AND o.account = ? AND (t.place IS NOT NULL OR t.note IS NOT NULL)""");
    }

    /** The same of what he sent back. */
    @Bean
    PersonalData returnNewsData(JdbcTemplate jdbc) {
        return Rows.erased(jdbc, "returnNews", """
                SELECT t.customer_return AS "returnId", t.at, t.status, t.place, t.note FROM return_tracking_event t
                JOIN customer_return r ON r.id = t.customer_return JOIN orders o ON o.id = r.order_id
                WHERE o.account = ? ORDER BY t.at, t.event_id""", """
                UPDATE return_tracking_event t SET place = NULL, note = NULL
                FROM customer_return r JOIN orders o ON o.id = r.order_id
                WHERE r.id = t.customer_return AND o.account = ? AND (t.place IS NOT NULL OR t.note IS NOT NULL)""");
    }

    @Bean
    PersonalData redemptionData(JdbcTemplate jdbc) {
        return Rows.kept(jdbc, "redemptions", """
                SELECT order_id AS "orderId", code, amount, at, released_at AS "releasedAt" FROM redemption
                WHERE account = ? ORDER BY at, order_id""", PART_OF_ORDERS);
    }

    @Bean
    PersonalData guessData(JdbcTemplate jdbc) {
        return Rows.kept(
                jdbc, "couponGuesses", "SELECT since, codes FROM coupon_guess WHERE account = ?", AGAINST_GUESSING);
    }

    @Bean
    PersonalData disputeData(JdbcTemplate jdbc) {
        return Rows.kept(jdbc, "disputes", """
                SELECT d.dispute AS "disputeId", d.order_id AS "orderId", d.status, d.reason, d.changed_at AS "changedAt"
                FROM payment_dispute d JOIN orders o ON o.id = d.order_id WHERE o.account = ? ORDER BY d.dispute""", CLAIMS);
    }

    @Bean
    PersonalData erasureData(JdbcTemplate jdbc) {
        return Rows.kept(
                jdbc,
                "erasures",
                "SELECT id AS \"erasureId\", at, reason FROM erasure WHERE account = ? ORDER BY id",
                ACCOUNTABILITY);
    }
}
