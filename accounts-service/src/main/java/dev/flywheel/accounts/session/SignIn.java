package dev.flywheel.accounts.session;

import dev.flywheel.accounts.AccountsError;
import dev.flywheel.accounts.account.Credentials;
import dev.flywheel.accounts.account.EmailAddress;
import dev.flywheel.accounts.account.Profile;
import dev.flywheel.accounts.issuer.AccessTokens;
import dev.flywheel.accounts.issuer.TokenTime;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signs people in and out. All of it in the machine's time, like the tokens themselves. */
@Service
public class SignIn {

    /** How long a session that is over stays on record. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Credentials credentials;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final TokenTime time;
    private final Duration lifetime;

    SignIn(
            Credentials credentials,
            Sessions sessions,
            AccessTokens accessTokens,
            TokenTime time,
            SessionSettings settings) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.time = time;
        this.lifetime = settings.sessionLifetime();
    }

    /** Begins a session. An unknown email and a wrong password get the same 401 after the same time. */
    Tokens signIn(EmailAddress email, String password) {
        Profile profile = credentials
                .check(email, password)
                .orElseThrow(() -> new ProblemException(
                        AccountsError.WRONG_CREDENTIALS, "there is no account with this email and this password"));
        Instant now = time.now();
        RefreshToken refresh = RefreshToken.next();
        sessions.begin(profile.accountId(), refresh, now, now.plus(lifetime));
        return tokens(profile, refresh);
    }

    /**
     * Gives new tokens for a refresh token, which is thereby used up. If it was used before, two hold copies of it and one
     * may be a thief: the session ends for both. That goes for two calls at the same moment too; the first one's answer
     * then holds a refresh token that is dead already.
     */
    @Transactional(noRollbackFor = ProblemException.class)
    public Tokens refresh(RefreshToken token) {
        Instant now = time.now();
        Sessions.Found session = sessions.use(token, now).orElseThrow(() -> refused(token, now));
        RefreshToken next = RefreshToken.next();
        Profile profile = credentials.of(session.account()).orElseThrow(() -> ended(session, now));
        sessions.goOn(session.id(), next, now, now.plus(lifetime));
        return tokens(profile, next);
    }

    /** Its person was erased, and with him the account. */
    private ProblemException ended(Sessions.Found session, Instant now) {
        sessions.endAllOf(session.account(), now);
        return invalid();
    }

    private ProblemException refused(RefreshToken token, Instant now) {
        sessions.of(token)
                .filter(Sessions.Found::tokenUsed)
                .ifPresent(session -> sessions.end(session.id(), Sessions.End.TOKEN_REUSED, now));
        return invalid();
    }

    private static ProblemException invalid() {
        return new ProblemException(
                AccountsError.INVALID_REFRESH_TOKEN, "the refresh token is unknown, expired or used; sign in again");
    }

    /** Ends the session of this token. A token that is unknown or dead is no mistake: what was wanted, holds. */
    void signOut(RefreshToken token) {
        sessions.of(token).ifPresent(session -> sessions.end(session.id(), Sessions.End.SIGNED_OUT, time.now()));
    }

    /** Ends all sessions of an account. Access tokens already given out are taken until they expire. */
    void signOutEverywhere(AccountId account) {
        sessions.endAllOf(account, time.now());
    }

    int forgetOld() {
        return sessions.forgetOver(time.now().minus(KEPT));
    }

    private Tokens tokens(Profile profile, RefreshToken refresh) {
        AccessTokens.AccessToken access = accessTokens.issue(profile.accountId(), profile.roles());
        return new Tokens(access.token(), refresh.value(), access.expiresIn(), "Bearer");
    }

    /**
     * @param expiresIn seconds until the access token expires
     */
    record Tokens(String accessToken, String refreshToken, long expiresIn, String tokenType) {

        /** Not the record's own text: a token has no place in a log. */
        @Override
        public String toString() {
            return "Tokens[expiresIn=" + expiresIn + "]";
        }
    }
}
