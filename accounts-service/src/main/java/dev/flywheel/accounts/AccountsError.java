package dev.flywheel.accounts;

import dev.flywheel.domain.ErrorCode;

/** Problems of accounts-service. */
public enum AccountsError implements ErrorCode {
    EMAIL_TAKEN(409, "There is an account with this email"),
    WRONG_CREDENTIALS(401, "Email or password is wrong"),
    INVALID_REFRESH_TOKEN(401, "The refresh token is not valid"),
    ROLE_NOT_GRANTED(409, "This role is not given this way"),
    ACCOUNT_IN_BUSINESS(409, "Others depend on this account");

    private final int status;
    private final String title;

    AccountsError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
