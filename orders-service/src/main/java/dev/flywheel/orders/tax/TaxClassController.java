package dev.flywheel.orders.tax;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.tax.TaxCode.ClassRule;
import dev.flywheel.orders.tax.TaxCode.TaxClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The operator's classes of goods, and which category has which. Each call is one statement. */
@RestController
@RequestMapping("/operator/tax")
class TaxClassController {

    private final TaxCodes codes;
    private final JdbcClient jdbc;

    TaxClassController(TaxCodes codes, JdbcClient jdbc) {
        this.codes = codes;
        this.jdbc = jdbc;
    }

    @GetMapping("/classes")
    Page<TaxClass> classes(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        List<TaxClass> rows = codes.current().classes().stream()
                .filter(known ->
                        after == null || known.code().compareTo(after.parts().getFirst()) > 0)
                .sorted(Comparator.comparing(TaxClass::code))
                .limit(most + 1L)
                .toList();
        return Page.of(rows, most, known -> Cursor.of(known.code()));
    }

    /** Where the new class has no rate of its own, the one it falls back to counts. */
    @PutMapping("/classes/{code}")
    TaxClass putClass(@PathVariable String code, @Valid @RequestBody NewClass body) {
        if (!code.matches("[A-Z][A-Z0-9_]{0,39}") || code.equals(TaxCode.STANDARD)) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST, "code is in capitals, digits and _, and not STANDARD, which stays");
        }
        requireClass(body.fallsBackTo());
        if (isStandIn(code, body.fallsBackTo())) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST, "fallsBackTo: " + body.fallsBackTo() + " falls back to " + code);
        }
        jdbc.sql("""
                INSERT INTO tax_class (code, name, falls_back_to) VALUES (?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, falls_back_to = excluded.falls_back_to""").params(code, body.name(), body.fallsBackTo()).update();
        return new TaxClass(code, body.name(), body.fallsBackTo());
    }

    @GetMapping("/class-rules")
    Page<ClassRule> rules(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        UUID last = after == null ? null : after.uuid(0);
        int most = Page.limit(limit);
        List<ClassRule> rows = codes.current().rules().stream()
                .filter(rule -> last == null || rule.id().toString().compareTo(last.toString()) > 0)
                .sorted(Comparator.comparing(rule -> rule.id().toString()))
                .limit(most + 1L)
                .toList();
        return Page.of(rows, most, rule -> Cursor.of(rule.id()));
    }

    /** Says the class of a category and all below it. */
    @PutMapping("/class-rules")
    ClassRule putRule(@Valid @RequestBody NewRule body) {
        requireClass(body.taxClass());
        UUID id = jdbc.sql("""
                INSERT INTO tax_class_rule (id, category, tax_class) VALUES (?, ?, ?)
                ON CONFLICT (category) DO UPDATE SET tax_class = excluded.tax_class RETURNING id""")
                .params(Ids.next(), body.category().toArray(String[]::new), body.taxClass())
                .query(UUID.class)
                .single();
        return new ClassRule(id, body.category(), body.taxClass());
    }

    @DeleteMapping("/class-rules/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteRule(@PathVariable UUID id) {
        if (jdbc.sql("DELETE FROM tax_class_rule WHERE id = ?").param(id).update() == 0) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no rule " + id);
        }
    }

    private void requireClass(String taxClass) {
        if (!codes.current().hasClass(taxClass)) {
            throw new ProblemException(OrdersError.UNKNOWN_TAX_CLASS, "there is no tax class " + taxClass);
        }
    }

    /** True when following the stand-ins from a class comes to the code. */
    private boolean isStandIn(String code, String from) {
        List<TaxClass> classes = codes.current().classes();
        String at = from;
        for (int step = 0; step <= classes.size(); step++) {
            String here = at;
            if (here == null || here.equals(code)) {
                return here != null;
            }
            at = classes.stream()
                    .filter(known -> known.code().equals(here))
                    .findFirst()
                    .map(TaxClass::fallsBackTo)
                    .orElse(null);
        }
        return true;
    }

    /**
     * @param fallsBackTo the class whose rate counts where this has none
     */
    record NewClass(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 40) String fallsBackTo) {}

    /**
     * @param category path from the root
     */
    record NewRule(
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 200) String> category,
            @NotBlank @Size(max = 40) String taxClass) {}
}
