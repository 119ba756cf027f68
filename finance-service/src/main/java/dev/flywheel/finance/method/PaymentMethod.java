package dev.flywheel.finance.method;

import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.provider.PaymentProvider.Card;
import java.time.Instant;
import java.util.UUID;

/**
 * A method on account.
 *
 * @param card as the provider keeps it
 */
record PaymentMethod(UUID id, AccountId account, Card card, boolean isDefault, Instant createdAt) {}
