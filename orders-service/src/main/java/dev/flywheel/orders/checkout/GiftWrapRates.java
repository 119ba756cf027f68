package dev.flywheel.orders.checkout;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What wrapping a unit costs. */
@Repository
class GiftWrapRates {

    private final JdbcClient jdbc;

    GiftWrapRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rate for a basket; no statement when nothing of it is wrapped. Third parties do not wrap, which is refused. */
    Money of(List<Piece> basket, Currency currency) {
        Optional<Piece> wanted =
                basket.stream().filter(piece -> piece.gift().wrap()).findFirst();
        if (wanted.isEmpty()) {
            return Money.zero(currency);
        }
        for (Piece piece : basket) {
            if (piece.gift().wrap() && piece.offer().seller() != null) {
                throw refused(piece, "its seller does not wrap presents");
            }
        }
        return jdbc.sql("SELECT rate FROM gift_wrap_rate WHERE currency = ?")
                .param(currency.getCurrencyCode())
                .query(Long.class)
                .optional()
                .map(minor -> new Money(minor, currency))
                .orElseThrow(() -> refused(wanted.get(), "nothing is wrapped that is paid in " + currency));
    }

    private static ProblemException refused(Piece piece, String why) {
        return new ProblemException(
                OrdersError.NO_GIFT_WRAP,
                "offer " + piece.offer().id() + ": " + why,
                List.of(new FieldProblem("cart.items[" + piece.place() + "].gift.wrap", "no_gift_wrap", why)));
    }
}
