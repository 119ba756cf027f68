package dev.flywheel.orders.delivery;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The carriers we are connected with. */
@Component
public class Carriers {

    private final Map<String, Carrier> connected;

    Carriers(List<Carrier> carriers) {
        this.connected = carriers.stream().collect(Collectors.toUnmodifiableMap(Carrier::code, Function.identity()));
    }

    /** A label of a carrier. May call him, so never inside a transaction. 404 where we are not connected. */
    public Carrier.Label label(String carrier, Carrier.LabelRequest parcel) {
        return required(carrier).label(parcel);
    }

    Carrier required(String code) {
        Carrier carrier = connected.get(code);
        if (carrier == null) {
            throw new ProblemException(CommonError.NOT_FOUND, "no carrier '" + code + "' is connected");
        }
        return carrier;
    }
}
