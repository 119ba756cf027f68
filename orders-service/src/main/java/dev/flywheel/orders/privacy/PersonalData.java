package dev.flywheel.orders.privacy;

import dev.flywheel.domain.AccountId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One kind of data about a person. Whoever keeps any adds a bean of this type; exports and erasures then include it.
 *
 * <p>Both run in a transaction.
 */
public interface PersonalData {

    /** Its name in an export, e.g. {@code orders}. */
    String name();

    /** Hands over all there is about the account, item by item, as it is to be shown in JSON. */
    void export(AccountId account, Consumer<Object> items);

    /** Removes it or makes it nameless, and says what was done; nothing when there was nothing. */
    Optional<Outcome> erase(AccountId account);

    /**
     * What became of one kind of data.
     *
     * @param what e.g. {@code mails}
     * @param count how many things
     * @param kept why they stay; null when they were erased
     */
    record Outcome(String what, int count, @Nullable String kept) {

        /** Erased; nothing when there was nothing to erase. */
        public static Optional<Outcome> erased(String what, int count) {
            return count == 0 ? Optional.empty() : Optional.of(new Outcome(what, count, null));
        }

        /** Kept, for a reason. */
        public static Optional<Outcome> kept(String what, int count, String why) {
            return count == 0 ? Optional.empty() : Optional.of(new Outcome(what, count, why));
        }
    }
}
