package dev.flywheel.catalog.exports;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports as files. Importing one again changes nothing. */
@RestController
class ExportController {

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    /**
     * What the retailer lists, or the seller named.
     *
     * @param format {@code csv} or {@code ndjson}
     */
    @GetMapping("/operator/exports")
    void retail(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable SellerId seller,
            HttpServletResponse response)
            throws IOException {
        write(seller, format, response);
    }

    /**
     * What the seller lists.
     *
     * @param format {@code csv} or {@code ndjson}
     */
    @GetMapping("/seller/exports")
    void ofSeller(
            @CurrentAccount AccountId account,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        write(new SellerId(account.value()), format, response);
    }

    private void write(@Nullable SellerId seller, String label, HttpServletResponse response) throws IOException {
        ExportFormat format = ExportFormat.of(label)
                .orElseThrow(() -> new ProblemException(
                        CommonError.INVALID_REQUEST,
                        "an export is csv or ndjson",
                        List.of(new FieldProblem("format", "unknown_format", "is csv or ndjson"))));
        exports.enter();
        try {
            response.setContentType(format.contentType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"products." + format.label() + "\"");
            exports.write(seller, format, response.getOutputStream());
        } finally {
            exports.leave();
        }
    }
}
