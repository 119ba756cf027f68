package dev.flywheel.orders.document;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.Address;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where sellers are, as their letterheads say. */
@Component
public class Issuers {

    private final Letterheads letterheads;

    Issuers(Letterheads letterheads) {
        this.letterheads = letterheads;
    }

    /** Empty while a seller has no letterhead. */
    public Optional<Address> address(SellerId seller) {
        return letterheads
                .find(seller)
                .map(head -> new Address(
                        head.name(),
                        head.line1(),
                        head.line2(),
                        head.city(),
                        head.region(),
                        head.postalCode(),
                        head.country()));
    }
}
