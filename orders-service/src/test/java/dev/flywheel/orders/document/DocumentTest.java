package dev.flywheel.orders.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.service.OtherServices;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices and credit notes of real orders. */
@SuppressWarnings("NullAway.Init")
class DocumentTest extends OrdersServiceTest {

    @Autowired
    private Documents documents;

    @Autowired
    private Pdf pdf;

    @Autowired
    private TransactionTemplate transaction;

    private final SellerId seller = SellerId.next();
    private final AccountId shopper = AccountId.next();
    private Api ann;
    private Api owner;

    @BeforeEach
    void aSellerIsKnown() {
        OtherServices.publish("seller", new SellerChanged(seller, "Cups & More", "DE", true));
        feeds.drain();
        ann = shopper(shopper);
        owner = seller(seller);
    }

    /** Sends all open units of the seller; the parcel's id. */
    private String send(String order) {
        String parcel = owner.post("/seller/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        feeds.drain();
        return parcel;
    }

    private Api.Reply only(String order) {
        Api.Reply list = ann.get("/orders/" + order + "/documents").expect(200);
        assertThat(list.at("/items").size()).isEqualTo(1);
        return ann.get("/documents/" + list.text("/items/0/documentId")).expect(200);
    }

    private Document stored(String source) {
        return documents.about(source).orElseThrow();
    }

    private String printed(Content content) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf.of(content))) {
            return new PDFTextStripper().getText(read);
        }
    }

    @Test
    void aParcelHasAnInvoiceWithWhatWasPaidForIt() {
        OfferChanged cup = offer(seller, "60.00", 5);
        String order = order(ann, item(cup, 2));
        String parcel = send(order);

        Api.Reply invoice = only(order);

        assertThat(invoice.text("/content/number")).isEqualTo("INV-" + year() + "-000001");
        assertThat(invoice.text("/content/seller/name")).isEqualTo("Cups & More");
        assertThat(invoice.text("/content/seller/country")).isEqualTo("DE");
        assertThat(invoice.text("/content/customer/name")).isEqualTo("Ann Shopper");
        assertThat(invoice.text("/content/customer/lines/1")).isEqualTo("Somewhere, WA 98101");
        assertThat(invoice.text("/content/shipmentId")).isEqualTo(parcel);
        assertThat(invoice.text("/content/lines/0/gross/amount")).isEqualTo("120.00");
        assertThat(invoice.text("/content/lines/0/discount/amount")).isEqualTo("0.00");
        assertThat(invoice.at("/content/lines/0/taxRate").decimalValue()).isEqualByComparingTo("0.065");
        assertThat(invoice.text("/content/taxes/0/tax/amount")).isEqualTo("7.80");
        assertThat(invoice.text("/content/totals/shipping/amount")).isEqualTo("4.99");
        assertThat(invoice.text("/content/totals/total/amount")).isEqualTo("132.79");
        assertThat(payments.captured(order)).isEqualTo(usd("132.79"));
        feeds.drain();
        only(order);
    }

    @Test
    void theDeliveryThatPrimeWaivedIsNotCharged() {
        prime(shopper, Duration.ofHours(1));
        String order = order(ann, item(offer(seller, "60.00", 5), 1));
        send(order);
        Api.Reply invoice = only(order);
        assertThat(invoice.text("/content/shipping/amount")).isEqualTo("0.00");
        assertThat(invoice.text("/content/totals/total/amount")).isEqualTo("63.90");
        assertThat(payments.captured(order)).isEqualTo(usd("63.90"));
    }

    @Test
    void invoicesLessCreditNotesAreWhatWasPaid() {
        String order = order(ann, item(offer(seller, "0.35", 9), 3), item(offer(null, "40.00", 5), 1));
        String line = line(ann, order, 0);
        for (int i = 0; i < 3; i++) {
            String parcel = owner.post(
                            "/seller/orders/" + order + "/shipments", Map.of("lines", List.of(units(line, 1))))
                    .text("/shipmentId");
            operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        }
        operator().post("/operator/orders/" + order + "/shipments", null).expect(201);
        refund(order, line, 2);

        List<Document> all = documents.of(dev.flywheel.domain.OrderId.of(order));

        assertThat(all).hasSize(6);
        assertThat(net(all)).isEqualTo(payments.captured(order).minus(payments.refunded(order)));
        assertThat(all.stream().filter(one -> one.content().kind() == DocumentKind.CREDIT_NOTE))
                .allSatisfy(one -> assertThat(one.content().refundId()).isNotNull());
    }

    private void refund(String order, String line, int units) {
        Api.Reply returns = ann.post(
                        "/orders/" + order + "/returns",
                        Map.of("lines", List.of(Map.of("lineId", line, "quantity", units, "reason", "broken"))))
                .expect(201);
        returns.at("/returns")
                .forEach(one -> operator()
                        .post(
                                "/operator/returns/" + one.at("/returnId").asString() + "/receipt",
                                Map.of("disposition", "RESTOCK"))
                        .expect(200));
        feeds.drain();
    }

    private Money net(List<Document> all) {
        Money sum = usd("0.00");
        for (Document one : all) {
            Money total = one.content().totals().total();
            sum = one.content().kind() == DocumentKind.INVOICE ? sum.plus(total) : sum.minus(total);
        }
        return sum;
    }

    @Test
    void numbersHaveNoGapsHoweverManyAtOnceAndHoweverManyFail() throws Exception {
        String order = order(ann, item(offer(seller, "60.00", 5), 1));
        String parcel = send(order);
        Document first = stored("shipment:" + parcel);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            calls.add(() -> transaction.execute(status -> {
                documents.issue(
                        new Draft(DocumentKind.INVOICE, seller, shopper, parcel + "-" + number, first.content()));
                if (number % 3 == 0) {
                    status.setRollbackOnly();
                    return false;
                }
                return true;
            }));
        }
        int issued = 1;
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                issued += call.get() ? 1 : 0;
            }
        }
        assertThat(issued).isEqualTo(34);
        List<Long> numbers = jdbc.sql("SELECT number FROM document WHERE owner = ? ORDER BY number")
                .param(seller.value())
                .query(Long.class)
                .list();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, issued).boxed().toList());
    }

    @Test
    void isNeverChanged() {
        String order = order(ann, item(offer(seller, "60.00", 5), 1));
        send(order);
        for (String sql : List.of("UPDATE document SET number = 7", "DELETE FROM document", "TRUNCATE document")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("neither changed nor deleted");
        }
        String before = only(order).body();
        letterhead("Renamed GmbH");
        assertThat(only(order).body()).isEqualTo(before);
    }

    private void letterhead(String name) {
        owner.put(
                        "/seller/letterhead",
                        Map.of(
                                "name",
                                name,
                                "line1",
                                "Hauptstr. 1",
                                "city",
                                "Berlin",
                                "postalCode",
                                "10115",
                                "country",
                                "DE",
                                "taxId",
                                "DE123456789"))
                .expect(200);
    }

    @Test
    void aWrongOneIsCancelledAndIssuedAnew() throws IOException {
        String order = order(ann, item(offer(seller, "60.00", 5), 1));
        String parcel = send(order);
        Document wrong = stored("shipment:" + parcel);
        letterhead("Cups & More GmbH");
        String path = "/seller/documents/" + wrong.id() + "/reissue";
        Map<String, Object> to = address("WA");
        to.put("name", "Ann Shopper Inc.");

        Api.Reply again = owner.post(path, Map.of("reason", "company <name> missing", "customer", to))
                .expect(201);

        assertThat(again.text("/content/number")).isEqualTo("INV-" + year() + "-000002");
        assertThat(again.text("/content/corrects")).isEqualTo("INV-" + year() + "-000001");
        assertThat(again.text("/content/seller/name")).isEqualTo("Cups & More GmbH");
        assertThat(again.text("/content/customer/name")).isEqualTo("Ann Shopper Inc.");
        List<Document> all = documents.of(wrong.order());
        assertThat(all)
                .extracting(one -> one.content().number())
                .containsExactly("INV-" + year() + "-000001", "CRN-" + year() + "-000001", "INV-" + year() + "-000002");
        assertThat(net(all)).isEqualTo(payments.captured(order));
        assertThat(owner.post(path, Map.of("reason", "once more")).code()).isEqualTo("illegal_status");
        assertThat(owner.post("/seller/documents/" + all.get(1).id() + "/reissue", Map.of("reason", "no"))
                        .code())
                .isEqualTo("illegal_status");
        assertThat(seller(SellerId.next())
                        .post(path, Map.of("reason", "not mine"))
                        .status())
                .isEqualTo(404);
        assertThat(printed(all.get(2).content()))
                .contains("DE123456789", "Corrects INV-" + year() + "-000001: company <name> missing");
    }

    @Test
    void isPrintedWithEverythingOnIt() throws IOException {
        String order = order(ann, item(offer(seller, "1234.50", 5), 2));
        String parcel = send(order);
        Document invoice = stored("shipment:" + parcel);
        Api.Reply file = ann.with("Accept", "application/pdf")
                .get("/documents/" + invoice.id())
                .expect(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("INV-" + year() + "-000001.pdf");
        assertThat(file.body()).startsWith("%PDF-");
        assertThat(printed(invoice.content()))
                .contains("Invoice", "INV-" + year() + "-000001", "Cups & More", "Ann Shopper", "Somewhere, WA 98101")
                .contains(order, parcel, "2,469.00", "6.5%", "160.49", "4.99", "2,634.48 USD");
    }

    @Test
    void whatOthersWroteIsEscaped() throws IOException {
        String order = order(ann, item(offer(seller, "60.00", 5), 1));
        Content plain = stored("shipment:" + send(order)).content();
        Content.Line line = plain.lines().getFirst();
        String nasty = "<script>alert(1)</script> & \"Müller\" Ωmega Жук \u0007\u0000\uD800 日本";
        Content.Line named = new Content.Line(
                line.lineId(),
                line.sku(),
                nasty,
                line.quantity(),
                line.unitPrice(),
                line.gross(),
                line.discount(),
                line.net(),
                line.taxRate(),
                line.tax());
        List<Content.Line> many = java.util.Collections.nCopies(120, named);
        Content content = new Content(
                plain.kind(),
                plain.number(),
                plain.issuedOn(),
                plain.seller(),
                plain.customer(),
                plain.orderId(),
                plain.placedAt(),
                plain.shipmentId(),
                plain.refundId(),
                plain.corrects(),
                plain.reason(),
                plain.pricesIncludeTax(),
                many,
                plain.shipping(),
                plain.taxes(),
                plain.totals());
        assertThat(printed(content)).contains("<script>alert(1)</script> & \"Müller\" Ωmega Жук", "page 3 of");
    }

    @Test
    void isSeenByWhomItConcernsAndNobodyElse() {
        String order = order(ann, item(offer(seller, "60.00", 5), 1));
        String id = stored("shipment:" + send(order)).id().toString();
        owner.get("/documents/" + id).expect(200);
        operator().get("/documents/" + id).expect(200);
        operator().get("/orders/" + order + "/documents").expect(200);
        assertThat(owner.get("/seller/documents").text("/items/0/documentId")).isEqualTo(id);
        assertThat(operator().get("/operator/documents").body()).doesNotContain(id);
        Api stranger = shopper();
        assertThat(stranger.get("/documents/" + id).status()).isEqualTo(404);
        Api.Reply asPdf = stranger.with("Accept", "application/pdf").get("/documents/" + id);
        assertThat(asPdf.status()).isEqualTo(404);
        assertThat(asPdf.code()).isEqualTo("not_found");
        assertThat(stranger.get("/orders/" + order + "/documents").status()).isEqualTo(404);
        assertThat(seller(SellerId.next()).get("/documents/" + id).status()).isEqualTo(404);
        assertThat(ann.with("Accept", "image/png").get("/documents/" + id).status())
                .isEqualTo(406);
    }

    private int year() {
        return clock.instant().atOffset(java.time.ZoneOffset.UTC).getYear();
    }
}
