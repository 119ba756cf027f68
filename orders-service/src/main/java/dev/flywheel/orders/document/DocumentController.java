package dev.flywheel.orders.document;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Readers;
import dev.flywheel.service.security.Caller;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices and credit notes, for those who got and those who issued them. */
@RestController
class DocumentController {

    private final Reissue documents;
    private final Letterheads letterheads;
    private final Pdf pdf;

    DocumentController(Reissue documents, Letterheads letterheads, Pdf pdf) {
        this.documents = documents;
        this.letterheads = letterheads;
        this.pdf = pdf;
    }

    @GetMapping("/orders/{id}/documents")
    OfOrder ofOrder(Caller caller, @PathVariable OrderId id) {
        return new OfOrder(documents.ofOrder(id, Readers.owner(caller)));
    }

    @GetMapping(path = "/documents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Document.View one(Caller caller, @PathVariable UUID id) {
        return documents.get(id, caller).view();
    }

    /** The same as a PDF. */
    @GetMapping(path = "/documents/{id}", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> printed(Caller caller, @PathVariable UUID id) {
        Content content = documents.get(id, caller).content();
        String name = ContentDisposition.attachment()
                .filename(content.number() + ".pdf")
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(pdf.of(content));
    }

    /** Documents that the seller issued, newest first. */
    @GetMapping("/seller/documents")
    Page<Document.Summary> ofSeller(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return documents.issuedBy(new SellerId(account.value()), Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /** Documents that the retailer issued, newest first. */
    @GetMapping("/operator/documents")
    Page<Document.Summary> own(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return documents.issuedBy(null, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /** Cancels an invoice and issues it anew; answers the new one. */
    @PostMapping("/seller/documents/{id}/reissue")
    @ResponseStatus(HttpStatus.CREATED)
    Document.View againOfSeller(
            @CurrentAccount AccountId account, @PathVariable UUID id, @Valid @RequestBody Correction wanted) {
        return documents
                .again(id, new SellerId(account.value()), wanted.reason(), wanted.customer())
                .view();
    }

    /** The same with anybody's. */
    @PostMapping("/operator/documents/{id}/reissue")
    @ResponseStatus(HttpStatus.CREATED)
    Document.View again(@PathVariable UUID id, @Valid @RequestBody Correction wanted) {
        return documents.again(id, null, wanted.reason(), wanted.customer()).view();
    }

    @GetMapping("/seller/letterhead")
    Letterhead letterheadOfSeller(@CurrentAccount AccountId account) {
        return letterhead(new SellerId(account.value()));
    }

    /** How the seller is named on documents from now on. */
    @PutMapping("/seller/letterhead")
    Letterhead putOfSeller(@CurrentAccount AccountId account, @Valid @RequestBody Letterhead head) {
        letterheads.put(new SellerId(account.value()), head);
        return head;
    }

    @GetMapping("/operator/letterhead")
    Letterhead ownLetterhead() {
        return letterhead(null);
    }

    /** How the retailer is named on documents from now on. */
    @PutMapping("/operator/letterhead")
    Letterhead putOwn(@Valid @RequestBody Letterhead head) {
        letterheads.put(null, head);
        return head;
    }

    private Letterhead letterhead(@Nullable SellerId owner) {
        return letterheads
                .find(owner)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no letterhead yet; put one"));
    }

    record OfOrder(List<Document.Summary> items) {}

    /**
     * @param reason what was wrong, printed on both documents
     * @param customer whom it is for; as before when left out
     */
    record Correction(
            @NotBlank @Size(max = 300) String reason,
            @Nullable @Valid Address customer) {}
}
