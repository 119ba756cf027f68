package dev.flywheel.orders.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.accounts.AccountChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.orders.document.Documents;
import dev.flywheel.orders.document.Pdf;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.OtherServices;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails of real orders, brought to a real mail server. */
@SuppressWarnings("NullAway.Init")
class MailTest extends OrdersServiceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private Mails mails;

    @Autowired
    private Customers customers;

    @Autowired
    private Documents documents;

    @Autowired
    private Pdf pdf;

    @Autowired
    private MailSettings settings;

    @Autowired
    private Templates templates;

    @Autowired
    private OrderBook book;

    @Autowired
    private Postman postman;

    @Autowired
    private JavaMailSender server;

    private final AccountId account = AccountId.next();
    private final String address = "ann-" + account + "@shopper.example";
    private Api ann;

    @BeforeEach
    void annIsKnown() {
        ann = shopper(account);
        OtherServices.publish("accounts", new AccountChanged(account, address, "Ann", false));
        feeds.drain();
    }

    private List<MimeMessage> arrived(String to) {
        return Arrays.stream(MAIL_SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, to))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(to);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<MimeMessage> awaited(int count) {
        feeds.drain();
        Eventually.passes(SOON, () -> {
            job("send-mails");
            assertThat(arrived(address)).hasSize(count);
        });
        job("send-mails");
        assertThat(arrived(address)).hasSize(count);
        return arrived(address);
    }

    private static void read(Part part, StringBuilder text, List<Part> files) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                read(many.getBodyPart(i), text, files);
            }
        } else if (part.getFileName() != null) {
            files.add(part);
        } else {
            text.append(part.getContent());
        }
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        StringBuilder text = new StringBuilder();
        read(mail, text, new ArrayList<>());
        return text.toString().replace("\r\n", "\n");
    }

    private static String attached(MimeMessage mail) throws MessagingException, IOException {
        List<Part> files = new ArrayList<>();
        read(mail, new StringBuilder(), files);
        assertThat(files).hasSize(1);
        return new PDFTextStripper()
                .getText(Loader.loadPDF(files.getFirst().getInputStream().readAllBytes()));
    }

    private Postman by(JavaMailSender sender) {
        return new Postman(mails, customers, documents, pdf, provider(sender), settings, clock);
    }

    private static ObjectProvider<JavaMailSender> provider(JavaMailSender sender) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (sender != null) {
            beans.addBean("sender", sender);
        }
        return beans.getBeanProvider(JavaMailSender.class);
    }

    @Test
    void isWrittenOnceOfEachStep() throws Exception {
        String order = order(ann, item(offer(null, "40.00", 5), 2));
        String line = line(ann, order, 0);
        ann.post("/orders/" + order + "/cancellation", Map.of("lines", List.of(units(line, 1))))
                .expect(200);
        String parcel = operator()
                .post("/operator/orders/" + order + "/shipments", Map.of("carrier", "UPS", "trackingNumber", "1Z999"))
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        String refund = ann.post(
                        "/orders/" + order + "/returns",
                        Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1, "reason", "broken"))))
                .text("/returnId");
        operator()
                .post("/operator/returns/" + refund + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);

        List<MimeMessage> all = awaited(5);

        MimeMessage placed = of(all, "Your order " + order);
        assertThat(text(placed)).contains("Hello Ann Shopper", "2 x Kettle", "80.00 USD", "Total     90.19 USD");
        assertThat(placed.getFrom()[0]).hasToString("orders@flywheel.example");
        assertThat(text(of(all, "Cancelled: items of your order " + order))).contains("1 x Kettle");
        MimeMessage shipped = of(all, "On its way: your order " + order);
        assertThat(text(shipped)).contains("Carrier   UPS", "Tracking  1Z999", "Ann Shopper, 1 Pine Street");
        assertThat(attached(shipped)).contains("Invoice", "INV-", order);
        assertThat(text(of(all, "Delivered: your order " + order))).contains("1 x Kettle");
        MimeMessage refunded = of(all, "Refund for your order " + order);
        assertThat(text(refunded)).contains("we gave you back 42.60 USD");
        assertThat(attached(refunded)).contains("Credit note", "CRN-", "42.60 USD");
        Api.Reply list = operator().get("/operator/mails?order=" + order).expect(200);
        assertThat(list.at("/items").size()).isEqualTo(5);
        assertThat(list.text("/items/0/status")).isEqualTo("SENT");
        String id = list.text("/items/0/mailId");
        assertThat(operator().get("/operator/mails/" + id).text("/text")).contains("gave you back");
        operator().post("/operator/mails/" + id + "/resend", null).expect(202);
        awaited(6);
    }

    private static MimeMessage of(List<MimeMessage> all, String subject) throws MessagingException {
        for (MimeMessage mail : all) {
            if (mail.getSubject().equals(subject)) {
                return mail;
            }
        }
        throw new AssertionError("no mail '" + subject + "'");
    }

    @Test
    void aKillAfterTheServersAnswerSendsItAgainUnderTheSameId() throws Exception {
        String order = order(ann, item(offer(null, "40.00", 5), 1));
        feeds.drain();
        JavaMailSenderImpl dying = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) {
                server.send(message);
                throw new AssertionError("killed");
            }
        };
        by(dying).send();
        job("send-mails");
        Eventually.passes(SOON, () -> assertThat(arrived(address)).isNotEmpty());
        boolean killed = operator()
                .get("/operator/mails?order=" + order)
                .text("/items/0/status")
                .equals("PENDING");

        pass(Duration.ofMinutes(3));
        List<MimeMessage> all = awaited(killed ? 2 : 1);

        assertThat(all.stream().map(MailTest::id).distinct()).hasSize(1);
        assertThat(operator().get("/operator/mails?order=" + order).text("/items/0/status"))
                .isEqualTo("SENT");
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void manySendersSendEachOnce() throws Exception {
        for (int i = 0; i < 6; i++) {
            order(ann, item(offer(null, "40.00", 5), 1));
        }
        feeds.drain();
        List<Callable<Integer>> senders = java.util.Collections.nCopies(6, postman::send);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(senders);
        }
        assertThat(awaited(6).stream().map(MailTest::id)).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        order(ann, item(offer(null, "40.00", 5), 1));
        feeds.drain();
        JavaMailSenderImpl away = new JavaMailSenderImpl();
        away.setHost("localhost");
        away.setPort(1);
        by(away).send();
        pass(Duration.ofMinutes(3));
        awaited(1);
    }

    @Test
    void tellsOfPaymentsThatFailed() throws Exception {
        fill(ann, item(offer(null, "40.00", 5), 1));
        payments.next(Fault.DECLINED);
        assertThat(checkout(ann, "declined-" + account, "tok_approved").status())
                .isEqualTo(402);
        String order = order(ann, item(offer(null, "50.00", 5), 1));
        payments.next(Fault.DECLINED);
        operator().post("/operator/orders/" + order + "/shipments", null).expect(409);
        job("write-of-failed-payments");
        job("write-of-failed-payments");

        List<MimeMessage> all = awaited(3);

        assertThat(all.stream().filter(mail -> subject(mail).endsWith(" failed")))
                .hasSize(2);
        assertThat(text(of(all, "The payment of your order " + order + " failed")))
                .contains("not sent yet");
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void waitsForTheAddressAndWritesToNobodyWhoWasErased() {
        AccountId late = AccountId.next();
        String his = "late-" + late + "@shopper.example";
        String order = order(shopper(late), item(offer(null, "40.00", 5), 1));
        feeds.drain();
        Eventually.passes(SOON, () -> {
            job("send-mails");
            assertThat(operator().get("/operator/mails?order=" + order).text("/items/0/lastError"))
                    .contains("not known");
        });
        OtherServices.publish("accounts", new AccountChanged(late, his, "Late", false));
        feeds.drain();
        pass(Duration.ofMinutes(3));
        Eventually.passes(SOON, () -> {
            job("send-mails");
            assertThat(arrived(his)).hasSize(1);
        });
        OtherServices.publish("accounts", new AccountChanged(late, null, null, true));
        feeds.drain();
        String next = order(shopper(late), item(offer(null, "40.00", 5), 1));
        feeds.drain();
        assertThat(operator().get("/operator/mails?order=" + next).at("/items").isEmpty())
                .isTrue();
    }

    @Test
    void escapesWhatOthersWrote() {
        Templates.Written written = templates.write(
                "en",
                MailKind.DELIVERED,
                Map.of(
                        "name", "<b>Ann</b>\r\nBcc: all@x",
                        "order", "1\r\nBcc: all@x",
                        "shipTo", "x",
                        "lines", List.of(Map.of("title", "<img src=x>", "units", "1 x ", "amount", ""))));
        assertThat(written.html()).contains("&lt;img src").doesNotContain("<img", "<b>Ann");
        assertThat(written.plain()).contains("<img src=x>");
        assertThat(written.subject()).doesNotContain("\r", "\n");
        assertThat(templates
                        .write("xx", MailKind.DELIVERED, Map.of("name", "", "order", "", "lines", List.of()))
                        .subject())
                .as("a language that is not there is English")
                .startsWith("Delivered");
    }

    @Test
    void isOnlyKeptWithoutAServer() throws Exception {
        String order = order(ann, item(offer(null, "40.00", 5), 1));
        Writing offline = new Writing(templates, mails, customers, clock, provider(null));
        Order about = book.find(OrderId.of(order)).orElseThrow();
        Instant now = clock.instant();
        Map<String, Object> values = Map.of("lines", List.of());
        List<Letter> letters = List.of(
                Letter.of(about, MailKind.DELIVERED, "kept:" + order, now, values),
                Letter.of(about, MailKind.DELIVERED, "kept:" + order, now, values),
                Letter.of(about, MailKind.DELIVERED, "old:" + order, now.minus(Duration.ofDays(4)), values));
        assertThat(SqlStatements.during(() -> offline.write(letters)))
                .as("however many there are")
                .hasSize(2);
        Api.Reply kept = operator().get("/operator/mails?status=KEPT&order=" + order);
        assertThat(kept.text("/items/0/kind")).isEqualTo("DELIVERED");
        assertThat(kept.at("/items").size())
                .as("one of each fact, and what is old is no news")
                .isEqualTo(1);
        assertThat(by(null).send()).isZero();
    }
}
