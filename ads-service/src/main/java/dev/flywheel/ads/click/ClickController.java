package dev.flywheel.ads.click;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clicks on sponsored products. */
@RestController
class ClickController {

    private final ClickTokens tokens;
    private final Clicks clicks;

    ClickController(ClickTokens tokens, Clicks clicks) {
        this.tokens = tokens;
        this.clicks = clicks;
    }

    /** Says where the shopper goes, the same whether the click is charged or not. 404 for a token we never issued. */
    @PostMapping("/ads/clicks/{token}")
    Landing click(@PathVariable String token, @CurrentAccount @Nullable AccountId shopper, HttpServletRequest request) {
        ServedAd ad = tokens.read(token)
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, "this click token was not issued here; take it from a search result"));
        clicks.record(ad, visitor(shopper, request));
        return new Landing(ad.product(), ad.offer(), "/products/" + ad.product());
    }

    private Visitor visitor(@Nullable AccountId shopper, HttpServletRequest request) {
        String userAgent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        long viewer = shopper == null ? tokens.viewer(address(request), userAgent) : tokens.viewer(shopper);
        return new Visitor(shopper, viewer, userAgent, isPrefetch(request));
    }

    /** The last hop's word on who called it: what stands before that, callers can make up. */
    private static String address(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null
                ? request.getRemoteAddr()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static boolean isPrefetch(HttpServletRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .anyMatch(purpose -> purpose.contains("prefetch") || purpose.contains("preview"));
    }

    /**
     * @param location the product's page
     */
    record Landing(ProductId productId, OfferId offerId, String location) {}
}
