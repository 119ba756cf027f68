package dev.flywheel.finance.dispute;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disputes and their defence, for operators. */
@RestController
@RequestMapping("/operator/disputes")
class DisputeController {

    private final DisputeDesk desk;
    private final Disputes disputes;

    DisputeController(DisputeDesk desk, Disputes disputes) {
        this.desk = desk;
        this.disputes = disputes;
    }

    /** Oldest first, of one status or of all. */
    @GetMapping
    Page<View> list(
            @RequestParam(required = false) @Nullable DisputeStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        return Page.of(
                        disputes.list(status, after == null ? null : after.uuid(0), most + 1),
                        most,
                        dispute -> Cursor.of(dispute.id()))
                .map(View::of);
    }

    @GetMapping("/{id}")
    View look(@PathVariable UUID id) {
        return View.of(desk.get(id));
    }

    /** Defends it. The bank hears it once; a repeated call is a 409 when it was defended before. */
    @PostMapping("/{id}/evidence")
    View defend(@CurrentAccount AccountId operator, @PathVariable UUID id, @Valid @RequestBody Evidence evidence) {
        return View.of(desk.defend(id, evidence.text, operator));
    }

    /** Accepts the loss. */
    @PostMapping("/{id}/acceptance")
    View accept(@PathVariable UUID id) {
        return View.of(desk.accept(id));
    }

    record Evidence(@NotBlank @Size(max = 20_000) String text) {}

    /** What operators see. */
    record View(
            UUID id,
            PaymentId payment,
            String reference,
            Money amount,
            String reason,
            DisputeStatus status,
            @Nullable Instant evidenceDueBy,
            Instant openedAt,
            Instant changedAt) {

        static View of(Dispute dispute) {
            return new View(
                    dispute.id(),
                    dispute.payment(),
                    dispute.reference(),
                    dispute.amount(),
                    dispute.reason(),
                    dispute.status(),
                    dispute.evidenceDueBy(),
                    dispute.openedAt(),
                    dispute.changedAt());
        }
    }
}
