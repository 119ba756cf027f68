package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Labels that goods are sent back with, in JSON with their scans, and as a PDF to stick on. */
@RestController
class ReturnLabelController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String PDF = MediaType.APPLICATION_PDF_VALUE;

    private final ReturnLabelling labelling;
    private final LabelPdf pdf;

    ReturnLabelController(ReturnLabelling labelling, LabelPdf pdf) {
        this.labelling = labelling;
        this.pdf = pdf;
    }

    /** 201 with a new label, 200 with the one there is: a return has one. 503 while the carrier is away. */
    @PostMapping("/orders/{id}/returns/{returnId}/label")
    ResponseEntity<LabelView> make(
            @CurrentAccount AccountId account, @PathVariable OrderId id, @PathVariable UUID returnId) {
        ReturnLabelling.Made made = labelling.make(id, returnId, account);
        return ResponseEntity.status(made.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(made.label());
    }

    @GetMapping(path = "/orders/{id}/returns/{returnId}/label", produces = JSON)
    LabelView ofShopper(@CurrentAccount AccountId account, @PathVariable OrderId id, @PathVariable UUID returnId) {
        return labelling.ofShopper(id, returnId, account);
    }

    @GetMapping(path = "/orders/{id}/returns/{returnId}/label", produces = PDF)
    ResponseEntity<byte[]> printed(
            @CurrentAccount AccountId account, @PathVariable OrderId id, @PathVariable UUID returnId) {
        return print(labelling.ofShopper(id, returnId, account));
    }

    @GetMapping(path = "/operator/returns/{id}/label", produces = JSON)
    LabelView ofOperator(@PathVariable UUID id) {
        return labelling.ofReceiver(id, null);
    }

    @GetMapping(path = "/operator/returns/{id}/label", produces = PDF)
    ResponseEntity<byte[]> printedOfOperator(@PathVariable UUID id) {
        return print(labelling.ofReceiver(id, null));
    }

    @GetMapping(path = "/seller/returns/{id}/label", produces = JSON)
    LabelView ofSeller(@CurrentAccount AccountId account, @PathVariable UUID id) {
        return labelling.ofReceiver(id, new SellerId(account.value()));
    }

    @GetMapping(path = "/seller/returns/{id}/label", produces = PDF)
    ResponseEntity<byte[]> printedOfSeller(@CurrentAccount AccountId account, @PathVariable UUID id) {
        return print(labelling.ofReceiver(id, new SellerId(account.value())));
    }

    private ResponseEntity<byte[]> print(LabelView label) {
        String name = ContentDisposition.attachment()
                .filename("return-" + label.returnId() + ".pdf")
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(pdf.of(label));
    }
}
