package dev.flywheel.accounts.account;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sees to it that there is an operator. Of several replicas that start together one makes the account; the unique email
 * decides which. A password from the environment counts at every start, so that a lost one can be set anew.
 */
@Configuration(proxyBeanMethods = false)
class FirstOperator {

    static final EmailAddress EMAIL = new EmailAddress("operator@flywheel.local");

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;

    @Bean
    FirstStart firstStart(Accounts accounts, SignUp signUp, PasswordHashing hashing, OperatorSettings settings) {
        String given = settings.password() == null || settings.password().isBlank() ? null : settings.password();
        Account known = accounts.byEmail(EMAIL).orElse(null);
        if (known != null) {
            keep(known, given, accounts, hashing);
            return new FirstStart(EMAIL, null);
        }
        String password = given == null ? generated() : given;
        boolean made = signUp.operator(EMAIL, password, "Operator");
        if (!made || given != null) {
            return new FirstStart(EMAIL, null);
        }
        LOG.warn("made the account {} with the password {} (it is shown this once)", EMAIL, password);
        return new FirstStart(EMAIL, password);
    }

    private static void keep(Account operator, @Nullable String given, Accounts accounts, PasswordHashing hashing) {
        if (given == null || hashing.matches(given, operator.passwordHash())) {
            return;
        }
        PasswordRules.check(given, EMAIL);
        accounts.replaceHash(operator, hashing.hash(given));
        LOG.warn("set the password of {} to the one from the environment", EMAIL);
    }

    /** 100 bits, without letters that look alike. */
    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
