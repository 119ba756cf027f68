package dev.flywheel.service.chassis;

import dev.flywheel.domain.AccountId;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.security.Caller;
import dev.flywheel.service.security.CurrentAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks who calls. */
@RestController
class PeopleController {

    @GetMapping("/people/me")
    AccountId me(@CurrentAccount AccountId account) {
        return account;
    }

    @GetMapping("/people/maybe")
    List<String> maybe(@CurrentAccount @Nullable AccountId account, @Nullable Caller caller) {
        return List.of(
                String.valueOf(account),
                caller == null ? "nobody" : caller.roles().toString());
    }

    @GetMapping("/people/anyone")
    Caller anyone(Caller caller) {
        return caller;
    }

    @GetMapping("/people/read")
    AccountId required(@CurrentAccount AccountId account) {
        return account;
    }

    @GetMapping("/seller/offers")
    String seller() {
        return "offers";
    }

    @PostMapping("/people/both")
    String both() {
        return "both";
    }

    @PostMapping("/people/keyed")
    IdempotencyKey keyed(@CurrentAccount AccountId account, IdempotencyKey key) {
        return key;
    }

    @GetMapping("/internal/things")
    String internal() {
        return "internal";
    }

    @GetMapping("/people/forgotten")
    String forgotten() {
        return "no rule names this";
    }
}
