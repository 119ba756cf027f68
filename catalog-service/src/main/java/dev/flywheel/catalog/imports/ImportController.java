package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.offer.SellerRegister;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bulk imports of the retailer and of sellers. The file is taken in whole; whoever sent it polls for the outcome. */
@RestController
class ImportController {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final Reception reception;
    private final Imports imports;
    private final SellerRegister sellers;

    ImportController(Reception reception, Imports imports, SellerRegister sellers) {
        this.reception = reception;
        this.imports = imports;
        this.sellers = sellers;
    }

    @PostMapping(
            path = "/operator/imports",
            consumes = {CSV, NDJSON})
    ResponseEntity<ImportProgress> retail(@RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type, InputStream body)
            throws IOException {
        return accepted("/operator/imports/", reception.receive(null, format(type), false, body));
    }

    @GetMapping("/operator/imports/{id}")
    ImportProgress retail(@PathVariable UUID id) {
        return progress(id, null);
    }

    /**
     * @param matching false makes a page of its own of every row that names no product by its GTIN
     */
    @PostMapping(
            path = "/seller/imports",
            consumes = {CSV, NDJSON})
    ResponseEntity<ImportProgress> ofSeller(
            @CurrentAccount AccountId account,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestParam(defaultValue = "true") boolean matching,
            InputStream body)
            throws IOException {
        SellerId seller = new SellerId(account.value());
        sellers.meet(seller);
        return accepted("/seller/imports/", reception.receive(seller, format(type), matching, body));
    }

    @GetMapping("/seller/imports/{id}")
    ImportProgress ofSeller(@CurrentAccount AccountId account, @PathVariable UUID id) {
        return progress(id, new SellerId(account.value()));
    }

    private ImportProgress progress(UUID id, @Nullable SellerId seller) {
        return imports.progress(id, seller)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no import " + id));
    }

    private static ResponseEntity<ImportProgress> accepted(String path, ImportProgress progress) {
        return ResponseEntity.accepted()
                .location(URI.create(path + progress.id()))
                .body(progress);
    }

    private static Format format(MediaType type) {
        if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw new ProblemException(CommonError.UNSUPPORTED_MEDIA_TYPE, "files are UTF-8, not " + type.getCharset());
        }
        return type.getSubtype().equals("csv") ? Format.CSV : Format.NDJSON;
    }
}
