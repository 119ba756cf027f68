package dev.flywheel.contracts.accounts;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Which roles an account holds. A role shows in tokens issued or refreshed afterwards. */
@HttpExchange("/internal/accounts")
public interface AccountRoles {

    /** Gives the account a role; doing it again changes nothing. 404 for an unknown account. */
    @PutExchange("/{account}/roles/{role}")
    void grant(@PathVariable AccountId account, @PathVariable Role role);
}
