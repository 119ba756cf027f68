package dev.flywheel.orders.tax;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.Registration.Scheme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where tax is collected: the marketplace's registrations, and those of sellers who collect themselves. */
@RestController
@RequestMapping("/operator/tax/registrations")
class RegistrationController {

    private final TaxCodes codes;
    private final JdbcClient jdbc;

    RegistrationController(TaxCodes codes, JdbcClient jdbc) {
        this.codes = codes;
        this.jdbc = jdbc;
    }

    @GetMapping
    Page<Registration> all(
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        UUID last = after == null ? null : after.uuid(0);
        int most = Page.limit(limit);
        List<Registration> rows = codes.current().registrations().stream()
                .filter(known -> jurisdiction == null || known.jurisdiction().equals(jurisdiction))
                .filter(known -> last == null || known.id().toString().compareTo(last.toString()) > 0)
                .sorted(Comparator.comparing(known -> known.id().toString()))
                .limit(most + 1L)
                .toList();
        return Page.of(rows, most, known -> Cursor.of(known.id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Registration register(@Valid @RequestBody NewRegistration body) {
        Jurisdiction where = codes.current()
                .jurisdiction(body.jurisdiction())
                .orElseThrow(() -> new ProblemException(
                        OrdersError.UNKNOWN_JURISDICTION, "there is no jurisdiction " + body.jurisdiction()));
        if (body.scheme() == Scheme.UNION_OSS && (where.level() != Level.COUNTRY || !"EU".equals(where.vatArea()))) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "the one-stop-shop identifies in a member state, not in " + where.code());
        }
        if (!where.registersWith().equals(where.code())) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "who collects for " + where.code() + " registers with " + where.registersWith());
        }
        checkDays(body.validFrom(), body.validTo());
        Registration registration = new Registration(
                Ids.next(),
                body.jurisdiction(),
                body.scheme(),
                body.seller(),
                body.number(),
                body.pricesIncludeTax(),
                body.reverseCharge(),
                body.validFrom(),
                body.validTo());
        insert(registration);
        return registration;
    }

    private void insert(Registration registration) {
        SellerId seller = registration.seller();
        int inserted = jdbc.sql("""
                INSERT INTO tax_registration (id, jurisdiction, scheme, seller, number, prices_include_tax, reverse_charge,
                    valid_from, valid_to)
                VALUES (?, ?, ?, ?::uuid, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .param(registration.id())
                .param(registration.jurisdiction())
                .param(registration.scheme().name())
                .param(seller == null ? null : seller.value())
                .param(registration.number())
                .param(registration.pricesIncludeTax())
                .param(registration.reverseCharge())
                .param(registration.validFrom())
                .param(registration.validTo())
                .update();
        if (inserted == 0) {
            throw new ProblemException(
                    OrdersError.ALREADY_REGISTERED,
                    "one for " + registration.jurisdiction() + " begins on " + registration.validFrom() + " already");
        }
    }

    /** Changes all but where and since when; {@code validTo} ends it. */
    @PutMapping("/{id}")
    Registration change(@PathVariable UUID id, @Valid @RequestBody Change body) {
        Registration known = codes.current().registrations().stream()
                .filter(registration -> registration.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no registration " + id));
        checkDays(known.validFrom(), body.validTo());
        jdbc.sql("""
                UPDATE tax_registration SET number = ?, prices_include_tax = ?, reverse_charge = ?, valid_to = ?
                WHERE id = ?""")
                .param(body.number())
                .param(body.pricesIncludeTax())
                .param(body.reverseCharge())
                .param(body.validTo())
                .param(id)
                .update();
        return new Registration(
                id,
                known.jurisdiction(),
                known.scheme(),
                known.seller(),
                body.number(),
                body.pricesIncludeTax(),
                body.reverseCharge(),
                known.validFrom(),
                body.validTo());
    }

    private static void checkDays(LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            throw new ProblemException(CommonError.INVALID_REQUEST, "validTo is before " + from);
        }
    }

    /**
     * @param jurisdiction with the one-stop-shop the member state that identified us
     * @param seller null for the marketplace
     * @param reverseCharge whether business customers with a VAT id account for the tax though we are registered
     */
    record NewRegistration(
            @NotBlank @Size(max = 70) String jurisdiction,
            Scheme scheme,
            @Nullable SellerId seller,
            @Nullable @Size(max = 50) String number,
            boolean pricesIncludeTax,
            boolean reverseCharge,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    record Change(
            @Nullable @Size(max = 50) String number,
            boolean pricesIncludeTax,
            boolean reverseCharge,
            @Nullable LocalDate validTo) {}
}
