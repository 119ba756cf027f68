package dev.flywheel.orders.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.flywheel.domain.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * Prints documents from the template {@code templates/document/document.html}. What others wrote is escaped, and nothing is
 * loaded from anywhere. Letters that the font lacks (it has Latin, Greek and Cyrillic) are printed as #.
 */
@Component
public class Pdf {

    private static final String TEMPLATE = "/templates/document/document.html";
    /** Comes with PDFBox; embedded, so that it looks the same everywhere. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Printing takes processor and memory, and is not what a shop is to be busy with. */
    private static final int AT_ONCE = 4;

    private final Semaphore printing = new Semaphore(AT_ONCE);
    private final Template template;

    Pdf() {
        // It writes to the console by itself.
        XRLog.setLoggingEnabled(false);
        String text = read(TEMPLATE);
        this.template =
                Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(text);
    }

    /** The document as a PDF. */
    public byte[] of(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder pdf = new PdfRendererBuilder();
        pdf.useFastMode();
        pdf.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Document");
        pdf.useUriResolver((base, uri) -> null);
        pdf.withHtmlContent(template.execute(values(content)), null);
        pdf.withProducer("Flywheel");
        pdf.toStream(bytes);
        printing.acquireUninterruptibly();
        try {
            pdf.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            printing.release();
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> values(Content content) {
        boolean credit = content.kind() == DocumentKind.CREDIT_NOTE;
        Map<String, Object> values = new HashMap<>();
        values.put("title", credit ? "Credit note" : "Invoice");
        values.put("number", content.number());
        values.put("issuedOn", content.issuedOn().toString());
        values.put("seller", party(content.seller()));
        values.put("customer", party(content.customer()));
        values.put("order", content.orderId().toString());
        values.put(
                "placedAt",
                content.placedAt() == null ? "" : content.placedAt().toString().substring(0, 10));
        values.put("shipment", content.shipmentId().toString());
        values.put("refund", Objects.toString(content.refundId(), ""));
        values.put("corrects", Objects.toString(content.corrects(), ""));
        values.put("reason", clean(Objects.toString(content.reason(), "")));
        values.put("hasDiscount", !content.totals().discount().isZero());
        values.put("lines", content.lines().stream().map(Pdf::line).toList());
        values.put("taxes", content.taxes().stream().map(Pdf::tax).toList());
        values.put("items", amount(content.totals().items()));
        values.put("discount", amount(content.totals().discount()));
        values.put("hasWrap", !content.totals().giftWrap().isZero());
        values.put("wrap", amount(content.totals().giftWrap()));
        values.put("pricesIncludeTax", content.pricesIncludeTax());
        values.put("shipping", amount(content.totals().shipping()));
        values.put("tax", amount(content.totals().tax()));
        values.put("total", amount(content.totals().total()));
        values.put("currency", content.totals().total().currency().getCurrencyCode());
        values.put("totalWord", credit ? "Total credited" : "Total");
        return values;
    }

    private static Map<String, Object> party(Content.Party party) {
        List<String> lines = party.lines().stream().map(Pdf::clean).toList();
        return Map.of(
                "name", clean(party.name()),
                "lines", lines,
                "country", party.country(),
                "taxId", clean(Objects.toString(party.taxId(), "")));
    }

    private static Map<String, Object> line(Content.Line line) {
        return Map.of(
                "title", clean(line.title()),
                "sku", clean(line.sku()),
                "quantity", line.quantity(),
                "unitPrice", amount(line.unitPrice()),
                "discount", line.discount().isZero() ? "" : "-" + amount(line.discount()),
                "net", amount(line.net()),
                "rate", percent(line.taxRate()),
                "tax", amount(line.tax()));
    }

    private static Map<String, Object> tax(Content.Tax tax) {
        return Map.of("rate", percent(tax.rate()), "net", amount(tax.net()), "tax", amount(tax.tax()));
    }

    private static String percent(BigDecimal rate) {
        return rate.multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
    }

    private static String amount(Money money) {
        return String.format(java.util.Locale.ROOT, "%,." + money.decimal().scale() + "f", money.decimal());
    }

    /** XML takes no control characters, and the font has none for invisible ones. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(point -> !Character.isISOControl(point)
                        && Character.isDefined(point)
                        && Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Pdf.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
