package dev.flywheel.orders.document;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import org.jspecify.annotations.Nullable;

/**
 * A document without its number.
 *
 * @param seller who issues it; null for the retailer
 * @param source the fact it is about, of which there is one document
 * @param content its number is not set yet
 */
record Draft(DocumentKind kind, @Nullable SellerId seller, AccountId account, String source, Content content) {}
