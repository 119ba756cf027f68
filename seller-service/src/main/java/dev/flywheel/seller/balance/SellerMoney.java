package dev.flywheel.seller.balance;

import dev.flywheel.domain.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever moves a seller's released money locks parcels and settlements, in whatever order the facts come: a page of refunds
 * goes from parcel to settlement to the next parcel, a close from one settlement to another. So he takes this first, and of
 * one seller's money there is one mover at a time. Jobs move the money of one seller in a transaction, and the feed, which
 * may hold several sellers', has one reader: nobody waits in a circle.
 */
@Component
public class SellerMoney {

    private final JdbcClient jdbc;

    SellerMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the caller's transaction the only mover of the seller's money until it ends. Before any lock of a row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(SellerId seller) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('seller-money:' || :seller, 0))")
                .param("seller", seller.toString())
                .query((row, number) -> 0)
                .list();
    }
}
