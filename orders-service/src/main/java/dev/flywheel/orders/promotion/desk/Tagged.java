package dev.flywheel.orders.promotion.desk;

import dev.flywheel.service.idempotency.Answer;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers with the version as {@code ETag}. */
final class Tagged {

    private Tagged() {}

    static ResponseEntity<PromotionView> shown(PromotionView view) {
        return ResponseEntity.ok().eTag(VersionTag.of(view.version())).body(view);
    }

    static ResponseEntity<PromotionView> created(Answer<PromotionView> answer, String path) {
        PromotionView view = answer.value();
        return ResponseEntity.created(URI.create(path + view.promotionId()))
                .headers(answer.toResponse(HttpStatus.CREATED).getHeaders())
                .eTag(VersionTag.of(view.version()))
                .body(view);
    }
}
