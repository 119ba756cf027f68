package dev.flywheel.orders.privacy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The data of persons in this service's tables, besides orders. */
@Configuration(proxyBeanMethods = false)
class OwnData {

    private static final String TAX_LAW =
            "tax law: invoices and credit notes are kept for ten years after the year in which they were issued";
    private static final String ACCOUNTABILITY =
            "accountability: who changed orders must stay traceable; the rows name an account by its id only";

    @Bean
    PersonalData customerData(JdbcTemplate jdbc) {
        return Rows.erased(
                jdbc,
                "contact",
                "SELECT email, name FROM customer WHERE account = ? AND NOT erased",
                "UPDATE customer SET email = NULL, name = NULL, erased = true WHERE account = ? AND NOT erased");
    }

    @Bean
    PersonalData cartData(JdbcTemplate jdbc) {
        return Rows.erased(jdbc, "cart", """
                SELECT offer AS "offerId", quantity, saved, gift_wrap AS "giftWrap", gift_message AS "giftMessage"
                FROM cart_item WHERE account = ? ORDER BY position""", "DELETE FROM cart_item WHERE account = ?");
    }

    @Bean
    PersonalData membershipData(JdbcTemplate jdbc) {
        return Rows.kept(
                jdbc,
                "memberships",
                """
                SELECT membership AS "membershipId", benefits_until AS "benefitsUntil" FROM prime_membership WHERE account = ?""",
                "a copy of what prime-service has; it names an account by its id only and follows what is told of it");
    }

    @Bean
    PersonalData mailData(JdbcTemplate jdbc) {
        return Rows.erased(jdbc, "mails", """
                SELECT subject, body AS text, status, created_at AS "createdAt", sent_at AS "sentAt" FROM mail
                WHERE account = ? ORDER BY id""", "DELETE FROM mail WHERE account = ?");
    }

    @Bean
    PersonalData documentData(JdbcTemplate jdbc) {
        return Rows.kept(
                jdbc,
                "documents",
                "SELECT id AS \"documentId\", issued_at AS \"issuedAt\", content FROM document WHERE account = ? ORDER BY id",
                TAX_LAW);
    }

    @Bean
    PersonalData answerData(JdbcTemplate jdbc) {
        return Rows.erased(jdbc, "answers", """
                SELECT key AS "idempotencyKey", answer, created_at AS "createdAt" FROM idempotency_key
                WHERE owner = ?::text ORDER BY created_at""", "DELETE FROM idempotency_key WHERE owner = ?::text");
    }

    @Bean
    PersonalData actionData(JdbcTemplate jdbc) {
        return Rows.kept(
                jdbc,
                "actions",
                "SELECT at, action, subject, detail FROM audit WHERE actor = ?::text ORDER BY id",
                ACCOUNTABILITY);
    }
}
