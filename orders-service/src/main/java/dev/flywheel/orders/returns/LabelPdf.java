package dev.flywheel.orders.returns;

import com.samskivert.mustache.Template;
import dev.flywheel.orders.delivery.PostalAddress;
import dev.flywheel.orders.document.Code39;
import dev.flywheel.orders.document.Printer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Prints labels of returns, A6, each time anew from what is kept. */
@Component
class LabelPdf {

    private static final int MILLIMETRES_FOR_BARS = 89;

    private final Printer printer;
    private final Template template = Printer.template("/templates/label/return.html");

    LabelPdf(Printer printer) {
        this.printer = printer;
    }

    byte[] of(LabelView label) {
        Map<String, Object> values = new HashMap<>();
        values.put("carrier", Printer.clean(label.carrier()));
        values.put("service", Printer.clean(label.service()));
        values.put("number", Printer.clean(label.trackingNumber()));
        values.put("return", label.returnId().toString());
        values.put("order", label.orderId().toString());
        values.put(
                "kilograms",
                label.weightGrams() == 0
                        ? ""
                        : BigDecimal.valueOf(label.weightGrams(), 3).toPlainString());
        values.put("from", party(label.from()));
        values.put("to", party(label.to()));
        values.put("bars", Code39.bars(label.trackingNumber(), MILLIMETRES_FOR_BARS));
        return printer.print(template, values);
    }

    private static Map<String, Object> party(PostalAddress address) {
        return Map.of(
                "name", Printer.clean(address.name()),
                "lines", address.lines().stream().map(Printer::clean).toList());
    }
}
