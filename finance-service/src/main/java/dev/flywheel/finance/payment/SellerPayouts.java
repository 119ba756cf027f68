package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payouts;
import org.springframework.stereotype.Component;

/** Sellers' money to their banks, in the same steps as shoppers' money. */
@Component
class SellerPayouts {

    private final Claims claims;
    private final Execution execution;

    SellerPayouts(Claims claims, Execution execution) {
        this.claims = claims;
        this.execution = execution;
    }

    Payouts.Payout pay(Payouts.Request request) {
        Requests.requirePositive(request.amount());
        Requests.requireCountry(request.country());
        Call call = execution.carryOut(claims.payout(request));
        return new Payouts.Payout(call.key(), call.status().answer());
    }
}
