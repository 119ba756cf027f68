package dev.flywheel.orders.promotion.coupon;

import dev.flywheel.orders.promotion.rule.Span;
import java.util.UUID;

/**
 * A code that exists.
 *
 * @param span when it may be used; the promotion's own dates count as well
 * @param withdrawn true when it was taken back
 * @param used true when nobody may use it any more
 * @param usedByAccount true when the account asking may not use it any more
 */
public record Coupon(String code, UUID promotion, Span span, boolean withdrawn, boolean used, boolean usedByAccount) {}
