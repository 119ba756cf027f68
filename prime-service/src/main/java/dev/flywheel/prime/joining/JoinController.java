package dev.flywheel.prime.joining;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.prime.PrimeError;
import dev.flywheel.prime.membership.MembershipStatus;
import dev.flywheel.prime.membership.Period;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes shoppers members. */
@RestController
class JoinController {

    private final Joining joining;

    JoinController(Joining joining) {
        this.joining = joining;
    }

    /**
     * 201 with the membership, 202 while the payment is not decided, 402 when it was refused. Repeated with the same key it
     * answers the same, since it tells of the first period, which never changes once it is paid.
     */
    @PostMapping("/prime/memberships")
    ResponseEntity<Joined> join(
            @CurrentAccount AccountId account, IdempotencyKey key, @Valid @RequestBody JoinRequest request) {
        Joining.Result result = joining.join(account, key, request);
        Period first = result.first();
        return switch (first.status()) {
            case CHARGED -> answer(result, MembershipStatus.ACTIVE).toResponse(HttpStatus.CREATED);
            case PENDING -> answer(result, MembershipStatus.PENDING).toResponse(HttpStatus.ACCEPTED);
            case DECLINED, ABANDONED ->
                throw new ProblemException(
                        PrimeError.PAYMENT_DECLINED,
                        "nothing was charged; join again with another payment method and a new key");
        };
    }

    private static Answer<Joined> answer(Joining.Result result, MembershipStatus status) {
        Period first = result.first();
        Joined joined = new Joined(
                first.membership(), status, first.price(), new Days(first.startsOn(), first.endsOn()), first.endsOn());
        return new Answer<>(joined, result.repeated());
    }

    /**
     * A membership as it began.
     *
     * @param status {@code ACTIVE}, or {@code PENDING} while the payment is not decided
     * @param renewsOn day of the next charge
     */
    record Joined(
            MembershipId membershipId, MembershipStatus status, Money price, Days currentPeriod, LocalDate renewsOn) {}

    /**
     * @param end the day after the last one
     */
    record Days(LocalDate start, LocalDate end) {}
}
