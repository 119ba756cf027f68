package dev.flywheel.seller.settlement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A seller reads his settlements. */
@RestController
@RequestMapping("/seller/settlements")
class SettlementController {

    private final SettlementViews views;

    SettlementController(SettlementViews views) {
        this.views = views;
    }

    /** Newest first; the open ones show what they hold so far. */
    @GetMapping
    Page<SettlementView> list(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return views.list(new SellerId(account.value()), cursor, Page.limit(limit));
    }

    /** A settlement and a page of its lines. */
    @GetMapping("/{id}")
    SettlementDetail read(
            @CurrentAccount AccountId account,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Page.limit(limit);
        SettlementView settlement = views.read(new SellerId(account.value()), id);
        return new SettlementDetail(settlement, views.lines(id, cursor, most));
    }

    /** The settlement as tab-separated text, for spreadsheets and accounting tools. */
    @GetMapping(path = "/{id}/report", produces = "text/tab-separated-values")
    void report(@CurrentAccount AccountId account, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        SettlementView settlement = views.read(new SellerId(account.value()), id);
        response.setContentType("text/tab-separated-values");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"settlement-" + id + ".txt\"");
        PrintWriter out = response.getWriter();
        out.write(SettlementReport.header());
        out.write(SettlementReport.total(settlement));
        views.eachLine(id, line -> {
            String row = SettlementReport.line(settlement, line);
            if (row != null) {
                out.write(row);
            }
        });
        out.flush();
    }

    /**
     * @param lines oldest first
     */
    record SettlementDetail(@JsonUnwrapped SettlementView settlement, Page<SettlementLine> lines) {}
}
