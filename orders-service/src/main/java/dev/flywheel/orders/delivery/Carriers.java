package dev.flywheel.orders.delivery;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The carriers we are connected with. */
@Component
public class Carriers {

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

    private final Map<String, Carrier> connected;

    Carriers(List<Carrier> carriers) {
        this.connected = carriers.stream().collect(Collectors.toUnmodifiableMap(Carrier::code, Function.identity()));
    }

    /**
     * A label of a carrier. May call him, so never inside a transaction; the same key gets the same label.
     *
     * @throws ProblemException 404 where we are not connected, 503 when the carrier is away: then it may be asked for again
     */
    public Carrier.Label label(String carrier, Carrier.LabelRequest parcel) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a carrier is never called inside a transaction");
        }
        try {
            return required(carrier).label(parcel);
        } catch (CarrierUnavailable away) {
            LOG.warn("{}: {}", parcel.key(), away.getMessage());
            throw new ProblemException(
                    OrdersError.CARRIER_UNAVAILABLE,
                    "the carrier '" + carrier + "' gave no label (" + away.getMessage() + "); ask again in a moment");
        }
    }

    Carrier required(String code) {
        Carrier carrier = connected.get(code);
        if (carrier == null) {
            throw new ProblemException(CommonError.NOT_FOUND, "no carrier '" + code + "' is connected");
        }
        return carrier;
    }
}
