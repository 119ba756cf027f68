package dev.flywheel.orders.delivery;

import java.time.LocalTime;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code flywheel.orders.delivery.*}: how a seller sends who has not said otherwise, and what carriers sign with.
 *
 * @param sellerHandlingDays working days until his parcel is ready
 * @param sellerCountry where it leaves
 * @param returnCarrier who makes the labels of returns; one that we are connected with
 * @param returnService how returns go
 * @param webhookSecrets shared secret by carrier's code; a carrier without one has no webhook
 */
@ConfigurationProperties("flywheel.orders.delivery")
record DeliverySettings(
        @DefaultValue("2") int sellerHandlingDays,
        @DefaultValue("US") String sellerCountry,
        @DefaultValue("America/New_York") String sellerTimeZone,
        @DefaultValue("14:00") LocalTime sellerCutOff,
        @DefaultValue("house") String returnCarrier,
        @DefaultValue("house-standard") String returnService,
        @DefaultValue Map<String, String> webhookSecrets) {

    SellerDelivery ofSellers() {
        return new SellerDelivery(sellerHandlingDays, sellerCountry, sellerTimeZone, sellerCutOff, false);
    }
}
