package dev.flywheel.orders.cart;

import dev.flywheel.domain.AccountId;
import java.util.UUID;

/** Whose cart it is: an account's, or that of whoever knows its id. */
public sealed interface CartOwner {

    UUID id();

    /** A shopper who is signed in. */
    record Shopper(AccountId account) implements CartOwner {

        @Override
        public UUID id() {
            return account.value();
        }
    }

    /** Somebody who is not. The id is random, and as good as a key. */
    record Guest(UUID id) implements CartOwner {

        static Guest next() {
            return new Guest(UUID.randomUUID());
        }
    }

    default boolean isGuest() {
        return this instanceof Guest;
    }
}
