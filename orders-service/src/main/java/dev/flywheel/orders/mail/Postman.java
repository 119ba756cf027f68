package dev.flywheel.orders.mail;

import dev.flywheel.orders.document.Document;
import dev.flywheel.orders.document.Documents;
import dev.flywheel.orders.document.Pdf;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Brings mails to the mail server. A lease keeps other senders away from what is being sent. SMTP knows no exactly once: after
 * a kill between the server's answer and our note the mail is sent again, with the same Message-ID, by which servers and mail
 * programs may know it.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int BATCH = 16;
    private static final int MOST_BATCHES = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration FOR_DOCUMENT = Duration.ofSeconds(5);

    private final Mails mails;
    private final Customers customers;
    private final Documents documents;
    private final Pdf pdf;
    private final @Nullable JavaMailSender server;
    private final MailSettings settings;
    private final Clock clock;

    Postman(
            Mails mails,
            Customers customers,
            Documents documents,
            Pdf pdf,
            ObjectProvider<JavaMailSender> server,
            MailSettings settings,
            Clock clock) {
        this.mails = mails;
        this.customers = customers;
        this.documents = documents;
        this.pdf = pdf;
        this.server = server.getIfAvailable();
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends what is due; answers how many tries that took. */
    int send() {
        if (server == null) {
            return 0;
        }
        int all = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            Instant now = clock.instant();
            List<Mails.Mail> due = mails.take(now, now.plus(settings.lease()), BATCH);
            if (due.isEmpty()) {
                break;
            }
            together(server, due);
            all += due.size();
        }
        return all;
    }

    private void together(JavaMailSender by, List<Mails.Mail> due) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            due.forEach(mail -> running.add(threads.submit(() -> attempt(by, mail))));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException ours) {
            // The lease ends by itself, and then it is tried again.
            LOG.error("a mail was not noted", ours);
        }
    }

    private void attempt(JavaMailSender by, Mails.Mail mail) {
        String to = customers.email(mail.account()).orElse(null);
        if (to == null) {
            boolean erased = customers.isErased(mail.account());
            mails.failed(mail, "the customer's address is not known", erased ? null : next(mail, pause(mail)));
            return;
        }
        Document attached = mail.document() == null
                ? null
                : documents.about(mail.document()).orElse(null);
        if (mail.document() != null && attached == null) {
            mails.failed(mail, "its document is not issued yet", next(mail, FOR_DOCUMENT));
            return;
        }
        try {
            by.send(message(by, mail, to, attached));
            mails.sent(mail, clock.instant());
        } catch (MailException | MessagingException refused) {
            mails.failed(mail, String.valueOf(refused.getMessage()), next(mail, pause(mail)));
        }
    }

    private MimeMessage message(JavaMailSender by, Mails.Mail mail, String to, @Nullable Document attached)
            throws MessagingException {
        MimeMessage message = by.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom(settings.from());
        helper.setTo(to);
        helper.setSubject(mail.written().subject());
        helper.setText(mail.written().plain(), mail.written().html());
        helper.setSentDate(Date.from(mail.createdAt()));
        if (attached != null) {
            helper.addAttachment(
                    attached.content().number() + ".pdf",
                    new ByteArrayResource(pdf.of(attached.content())),
                    "application/pdf");
        }
        message.setHeader("Message-ID", "<" + mail.id() + "@" + settings.from().replaceFirst(".*@", "") + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Null when it was tried for long enough. */
    private @Nullable Instant next(Mails.Mail mail, Duration pause) {
        Instant then = clock.instant().plus(pause);
        return then.isAfter(mail.since().plus(settings.giveUpAfter())) ? null : then;
    }

    private static Duration pause(Mails.Mail mail) {
        double seconds = FIRST_PAUSE.toSeconds() * Math.pow(2, Math.min(mail.attempts() - 1, 30));
        return Duration.ofSeconds((long) Math.min(seconds, LONGEST_PAUSE.toSeconds()));
    }
}
