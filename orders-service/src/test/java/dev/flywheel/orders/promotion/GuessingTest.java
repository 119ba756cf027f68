package dev.flywheel.orders.promotion;

import static dev.flywheel.orders.promotion.rule.Baskets.amount;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class GuessingTest extends PromotionsServiceTest {

    @Test
    void refusesToAnswerAfterTenUnknownCodesForTenMinutes() {
        AccountId guesser = AccountId.next();
        String good = coupon(promotion(draft(amount("1.00")).withCoupon().terms()));
        for (int i = 0; i < 10; i++) {
            assertThat(code(guesser, "GUESS-" + i)).isEqualTo("unknown_coupon");
        }
        assertThat(code(guesser, "GUESS-10")).isEqualTo("too_many_requests");
        assertThat(code(guesser, good)).as("nothing is told any more").isEqualTo("too_many_requests");
        assertThat(code(AccountId.next(), good)).as("others may").isEqualTo("done");
        assertThat(price(guesser, List.of(good), false).rejections())
                .as("a cart can still be looked at")
                .extracting(Rejection::error)
                .containsExactly(CommonError.TOO_MANY_REQUESTS);
        pass(Duration.ofMinutes(10));
        assertThat(code(guesser, good)).isEqualTo("done");
        assertThat(code(guesser, "GUESS-11")).isEqualTo("unknown_coupon");
    }

    @Test
    void saysWhenToComeBack() {
        AccountId guesser = AccountId.next();
        for (int i = 0; i < 10; i++) {
            code(guesser, "GUESS-" + i);
        }
        pass(Duration.ofMinutes(4));
        MockHttpServletResponse response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(), response));
        try {
            ProblemException refused =
                    catchThrowableOfType(ProblemException.class, () -> price(guesser, List.of("GUESS-11"), true));
            assertThat(refused.code().status()).isEqualTo(429);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(Integer.parseInt(String.valueOf(response.getHeader("Retry-After"))))
                .isBetween(1, 360);
    }

    @Test
    void theSameCodeAgainIsNoNewGuess() {
        AccountId shopper = AccountId.next();
        for (int i = 0; i < 30; i++) {
            assertThat(price(shopper, List.of("TYPING-ERROR"), false).rejections())
                    .extracting(rejection -> rejection.error().code())
                    .containsExactly("unknown_coupon");
        }
    }

    @Test
    void manyAtOnceGetTenAnswersAsWell() throws Exception {
        AccountId guesser = AccountId.next();
        List<Runnable> guesses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String code = "GUESS-" + i;
            guesses.add(() -> price(guesser, List.of(code), true));
        }
        assertThat(allAtOnce(guesses)).isEqualTo(Map.of("unknown_coupon", 10L, "too_many_requests", 90L));
    }

    @Test
    void aRolledBackTransactionDoesNotUndoTheCount() {
        AccountId guesser = AccountId.next();
        for (int i = 0; i < 10; i++) {
            String code = "GUESS-" + i;
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> price(guesser, List.of(code), true)))
                    .isInstanceOf(ProblemException.class);
        }
        Eventually.passes(
                Duration.ofSeconds(10), () -> assertThat(kept(guesser)).isEqualTo(10));
        assertThat(code(guesser, "GUESS-0")).isEqualTo("too_many_requests");
    }

    @Test
    void forgetsOldGuesses() {
        AccountId guesser = AccountId.next();
        code(guesser, "GUESS-1");
        job("forget-coupon-guesses");
        assertThat(kept(guesser)).isEqualTo(1);
        pass(Duration.ofMinutes(10));
        Eventually.passes(Duration.ofSeconds(10), () -> {
            job("forget-coupon-guesses");
            assertThat(kept(guesser)).isZero();
        });
    }

    private int kept(AccountId account) {
        return jdbc.sql("SELECT coalesce(sum(cardinality(codes)), 0) FROM coupon_guess WHERE account = ?")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    private String code(AccountId account, String coupon) {
        try {
            price(account, List.of(coupon), true);
            return "done";
        } catch (ProblemException problem) {
            return problem.code().code();
        }
    }

    private Discounts price(AccountId account, List<String> coupons, boolean strict) {
        return promotions.price(basket(account, bought(null, "Any", "10.00", 1)), coupons, strict);
    }
}
