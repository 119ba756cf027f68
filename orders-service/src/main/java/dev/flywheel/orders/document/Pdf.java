package dev.flywheel.orders.document;

import com.samskivert.mustache.Template;
import dev.flywheel.domain.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Lays documents out by the template {@code templates/document/document.html}. */
@Component
public class Pdf {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Printer printer;
    private final Template template = Printer.template("/templates/document/document.html");

    Pdf(Printer printer) {
        this.printer = printer;
    }

    /** The document as a PDF. */
    public byte[] of(Content content) {
        return printer.print(template, values(content));
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
        values.put("reason", Printer.clean(Objects.toString(content.reason(), "")));
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
        List<String> lines = party.lines().stream().map(Printer::clean).toList();
        return Map.of(
                "name", Printer.clean(party.name()),
                "lines", lines,
                "country", party.country(),
                "taxId", Printer.clean(Objects.toString(party.taxId(), "")));
    }

    private static Map<String, Object> line(Content.Line line) {
        return Map.of(
                "title", Printer.clean(line.title()),
                "sku", Printer.clean(line.sku()),
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
}
