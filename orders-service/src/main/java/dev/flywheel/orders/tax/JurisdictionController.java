package dev.flywheel.orders.tax;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.Jurisdiction.Taxability;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The operator's jurisdictions and their rates. */
@RestController
@RequestMapping("/operator/tax/jurisdictions")
class JurisdictionController {

    private final TaxCodes codes;
    private final Jurisdictions jurisdictions;

    JurisdictionController(TaxCodes codes, Jurisdictions jurisdictions) {
        this.codes = codes;
        this.jurisdictions = jurisdictions;
    }

    /** By code. */
    @GetMapping
    Page<Jurisdiction> all(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        List<Jurisdiction> rows = codes.current().jurisdictions().stream()
                .filter(jurisdiction ->
                        country == null || jurisdiction.country().equals(country))
                .filter(jurisdiction -> after == null
                        || jurisdiction.code().compareTo(after.parts().getFirst()) > 0)
                .sorted(Comparator.comparing(Jurisdiction::code))
                .limit(most + 1L)
                .toList();
        return Page.of(rows, most, jurisdiction -> Cursor.of(jurisdiction.code()));
    }

    @GetMapping("/{code}")
    Jurisdiction one(@PathVariable String code) {
        return jurisdictions.required(code);
    }

    @PutMapping("/{code}")
    Jurisdiction put(@PathVariable String code, @Valid @RequestBody NewJurisdiction body) {
        jurisdictions.put(code, body);
        return jurisdictions.required(code);
    }

    /** A rate that begins on a day; one that has begun can only be given an end. */
    @PutMapping("/{code}/rates/{taxClass}/{validFrom}")
    Jurisdiction putRate(
            @PathVariable String code,
            @PathVariable String taxClass,
            @PathVariable LocalDate validFrom,
            @Valid @RequestBody NewRate body) {
        jurisdictions.putRate(
                code,
                new Jurisdiction.Rate(taxClass, validFrom, body.validTo(), body.rate(), body.name(), body.source()));
        return jurisdictions.required(code);
    }

    @DeleteMapping("/{code}/rates/{taxClass}/{validFrom}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteRate(@PathVariable String code, @PathVariable String taxClass, @PathVariable LocalDate validFrom) {
        jurisdictions.deleteRate(code, taxClass, validFrom);
    }

    /**
     * @param registersWith the jurisdiction in which one registers; itself when left out
     * @param areas where it is; none for a whole country
     */
    record NewJurisdiction(
            Level level,
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 70) String registersWith,
            boolean replacesWider,
            @Nullable Boolean facilitator,
            Taxability delivery,
            Taxability giftWrap,
            @Nullable @Pattern(regexp = "[A-Z]{2,10}") String vatArea,
            @Nullable @Size(max = 50) String timeZone,
            @Size(max = 1_000) List<@Valid NewArea> areas) {}

    /**
     * A part of the country; what is given must all hold.
     *
     * @param postalFrom first postal code, or its beginning
     * @param postalTo the last one, of the same length
     */
    record NewArea(
            @Nullable @Size(min = 1, max = 100) String region,
            @Nullable @Size(min = 1, max = 100) String city,
            @Nullable @Pattern(regexp = "[A-Z0-9]{1,10}") String postalFrom,
            @Nullable @Pattern(regexp = "[A-Z0-9]{1,10}") String postalTo) {}

    /**
     * @param rate as a fraction: 0.065 is 6.5 %
     * @param source where it is published
     */
    record NewRate(
            @DecimalMin("0") @Digits(integer = 0, fraction = 6)
            BigDecimal rate,

            @NotBlank @Size(max = 100) String name,
            @Nullable LocalDate validTo,
            @NotBlank @Size(max = 300) String source) {}
}
