package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payouts;
import dev.flywheel.domain.SellerId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code payout}: whom a payout goes to. */
@Repository
class Destinations {

    private final JdbcClient jdbc;

    Destinations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID call, Payouts.Request request) {
        jdbc.sql("INSERT INTO payout (call_id, seller, country) VALUES (:call, :seller, :country)")
                .param("call", call)
                .param("seller", request.seller().value())
                .param("country", request.country())
                .update();
    }

    Destination get(UUID call) {
        return jdbc.sql("SELECT seller, country FROM payout WHERE call_id = :call")
                .param("call", call)
                .query((row, number) ->
                        new Destination(new SellerId(row.getObject("seller", UUID.class)), row.getString("country")))
                .single();
    }

    /**
     * @param country of the seller
     */
    record Destination(SellerId seller, String country) {

        /** The seller's account as the provider knows it; sellers' bank details are the provider's to keep. */
        String account() {
            return "seller:" + seller;
        }
    }
}
