package dev.flywheel.catalog.review;

import dev.flywheel.catalog.wording.Prose;
import dev.flywheel.catalog.wording.StrictWording;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A seller's answer to a review of a product he offers. */
@RestController
@RequestMapping("/seller/reviews/{reviewId}/answer")
class AnswerController {

    private final Answers answers;

    AnswerController(Answers answers) {
        this.answers = answers;
    }

    /** Writes or edits it; links and contact data are refused, since nobody looks at it before it is shown. */
    @PutMapping
    Answers.Answer put(
            @CurrentAccount AccountId account, @PathVariable UUID reviewId, @Valid @RequestBody AnswerBody body) {
        String text = StrictWording.checked("text", Prose.text("text", body.text()));
        return answers.put(new SellerId(account.value()), reviewId, text);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@CurrentAccount AccountId account, @PathVariable UUID reviewId) {
        answers.withdraw(new SellerId(account.value()), reviewId);
    }

    record AnswerBody(@NotBlank @Size(max = 5000) String text) {}
}
