package dev.flywheel.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the processor can be asked to do. */
enum Operation {
    @JsonProperty("authorize")
    AUTHORIZE("payment.authorized"),
    @JsonProperty("capture")
    CAPTURE("payment.captured"),
    @JsonProperty("refund")
    REFUND("payment.refunded"),
    @JsonProperty("void")
    VOID("payment.voided"),
    @JsonProperty("payout")
    PAYOUT("payout.paid"),
    /** The shopper did his step, or failed it. */
    @JsonProperty("authenticate")
    AUTHENTICATE("payment.authenticated"),
    /** The time of an authorization was ordered to be over. */
    @JsonProperty("expire")
    EXPIRE("payment.expired"),
    /** A bank did not take a refund in the end, and the money is the shop's again. */
    @JsonProperty("bounce")
    BOUNCE("refund.failed"),
    /** A bank took captured money back. */
    @JsonProperty("dispute")
    DISPUTE("dispute.opened"),
    /** The shop sent evidence. */
    @JsonProperty("defend")
    DEFEND("dispute.defended"),
    /** The shop gave in. */
    @JsonProperty("concede")
    CONCEDE("dispute.decided"),
    /** The bank decided. */
    @JsonProperty("decide")
    DECIDE("dispute.decided");

    private final String event;

    Operation(String event) {
        this.event = event;
    }

    boolean isOfDispute() {
        return this == DISPUTE || this == DEFEND || this == CONCEDE || this == DECIDE;
    }

    /** The type of the webhook that tells it was done. */
    String event() {
        return event;
    }
}
