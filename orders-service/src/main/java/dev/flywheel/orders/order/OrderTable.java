package dev.flywheel.orders.order;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders as a table: CSV (RFC 4180) with a row for each line, newest first. It is written while it is read, a page at a time,
 * so that it may be of any length.
 */
@RestController
class OrderTable {

    private static final String HEAD = "orderId,orderedAt,status,lineId,title,quantity,unitPrice,items,shipping,tax,"
            + "currency,shipped,delivered,cancelled,returned\r\n";
    private static final int AT_ONCE = 100;

    private final OrderLists lists;

    OrderTable(OrderLists lists) {
        this.lists = lists;
    }

    @GetMapping("/orders/export")
    void own(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable @Size(max = 100) String text,
            HttpServletResponse response)
            throws IOException {
        OrderFilter filter = new OrderFilter(status, from, to, text);
        write(
                response,
                after -> lists.of(account, filter, after, AT_ONCE)
                        .map(order -> rows(order.orderId(), order.createdAt(), order.status(), order.lines())));
    }

    /** The seller's lines only. */
    @GetMapping("/seller/orders/export")
    void ofSeller(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable @Size(max = 100) String text,
            HttpServletResponse response)
            throws IOException {
        OrderFilter filter = new OrderFilter(status, from, to, text);
        write(
                response,
                after -> lists.of(new SellerId(account.value()), filter, after, AT_ONCE)
                        .map(order -> rows(order.orderId(), order.placedAt(), order.status(), order.lines())));
    }

    private static void write(HttpServletResponse response, Pages pages) throws IOException {
        Page<String> page = pages.after(null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"orders.csv\"");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(HEAD);
        while (true) {
            for (String rows : page.items()) {
                out.write(rows);
            }
            String next = page.next();
            if (next == null) {
                break;
            }
            page = pages.after(Cursor.parse(next, 1));
        }
        out.flush();
    }

    private static String rows(Object order, @Nullable Instant at, OrderStatus status, List<OrderView.Line> lines) {
        return lines.stream().map(line -> row(order, at, status, line)).collect(Collectors.joining());
    }

    private static String row(Object order, @Nullable Instant at, OrderStatus status, OrderView.Line line) {
        return java.util.stream.Stream.of(
                                order,
                                Objects.toString(at, ""),
                                status,
                                line.lineId(),
                                text(line.title()),
                                line.quantity(),
                                line.unitPrice().amount(),
                                line.items().amount(),
                                line.shipping().amount(),
                                line.tax().amount(),
                                line.unitPrice().currency(),
                                line.shipped(),
                                line.delivered(),
                                line.cancelled(),
                                line.returned())
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Always quoted; what a spreadsheet would take for a formula gets an apostrophe in front. */
    static String text(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    /** The pages of one export. */
    @FunctionalInterface
    private interface Pages {
        Page<String> after(@Nullable Cursor cursor);
    }
}
