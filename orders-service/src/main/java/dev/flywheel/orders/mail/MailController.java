package dev.flywheel.orders.mail;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mails as operators see them. */
@RestController
@RequestMapping("/operator/mails")
class MailController {

    private final Mails mails;
    private final Clock clock;
    private final boolean sends;

    MailController(Mails mails, Clock clock, ObjectProvider<JavaMailSender> server) {
        this.mails = mails;
        this.clock = clock;
        this.sends = server.getIfAvailable() != null;
    }

    /** Newest first. */
    @GetMapping
    Page<Entry> all(
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) Mails.@Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        List<Mails.Mail> found = mails.page(account, order, status, after == null ? null : after.uuid(0), most + 1);
        return Page.of(found, most, mail -> Cursor.of(mail.id())).map(Entry::of);
    }

    @GetMapping("/{id}")
    Detail one(@PathVariable UUID id) {
        Mails.Mail mail = get(id);
        return new Detail(Entry.of(mail), mail.written().plain(), mail.written().html(), mail.document());
    }

    /** Sends a mail once more, or one that was only kept. */
    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Entry again(@PathVariable UUID id) {
        get(id);
        if (!sends) {
            throw new ProblemException(OrdersError.ILLEGAL_STATUS, "there is no mail server: set spring.mail.host");
        }
        if (!mails.again(id, clock.instant())) {
            throw new ProblemException(OrdersError.ILLEGAL_STATUS, "mail " + id + " is in line already");
        }
        return Entry.of(get(id));
    }

    private Mails.Mail get(UUID id) {
        return mails.find(id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no mail " + id));
    }

    /**
     * @param nextAttemptAt null when it is not in line
     */
    record Entry(
            UUID mailId,
            AccountId accountId,
            OrderId orderId,
            MailKind kind,
            String subject,
            Mails.Status status,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant sentAt,
            @Nullable String lastError,
            Instant createdAt) {

        static Entry of(Mails.Mail mail) {
            return new Entry(
                    mail.id(),
                    mail.account(),
                    mail.order(),
                    mail.kind(),
                    mail.written().subject(),
                    mail.status(),
                    mail.attempts(),
                    mail.nextAttemptAt(),
                    mail.sentAt(),
                    mail.lastError(),
                    mail.createdAt());
        }
    }

    /**
     * @param document the fact whose document is attached, e.g. {@code shipment:…}
     */
    record Detail(
            Entry mail, String text, String html, @Nullable String document) {}
}
