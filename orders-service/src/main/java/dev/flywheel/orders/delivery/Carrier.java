package dev.flywheel.orders.delivery;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who carries parcels. A bean of this type stands for the carrier of the same code in the tables; the built-in one
 * is {@link HouseCarrier}. A carrier without a bean has its numbers typed in and its events entered by operators.
 */
public interface Carrier {

    /** As in the tables, e.g. {@code house}. */
    String code();

    /**
     * Asks for a label. May call the carrier, so never inside a transaction; a request with the same key gets the same label.
     *
     * @throws CarrierUnavailable when there was no answer; the request may be repeated
     * @throws dev.flywheel.domain.ProblemException when the carrier does not carry that
     */
    Label label(LabelRequest parcel);

    /**
     * Reads what the carrier sent to our webhook.
     *
     * @param body the bytes as they came, since they are what is signed
     * @param header value of a header by its name, null when absent
     * @throws dev.flywheel.domain.ProblemException when the signature or the body is wrong
     */
    List<Scan> scans(byte[] body, Function<String, @Nullable String> header);

    /**
     * What a label is made of.
     *
     * @param key what the label is for, e.g. {@code return:…}
     * @param service code of the carrier's service
     */
    record LabelRequest(
            String key,
            String service,
            PostalAddress from,
            PostalAddress to,
            long weightGrams,
            @Nullable Dimensions dimensions) {}

    /** A label. */
    record Label(String carrier, String service, String trackingNumber) {}

    /**
     * Something that happened to a parcel.
     *
     * @param eventId the carrier's own; the same one twice is one event
     * @param at when it happened there
     */
    record Scan(
            String eventId,
            String trackingNumber,
            TrackingStatus status,
            Instant at,
            @Nullable String place,
            @Nullable String note) {}
}
