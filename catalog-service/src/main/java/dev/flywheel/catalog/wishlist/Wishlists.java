package dev.flywheel.catalog.wishlist;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of customers; every one is its owner's only, unless he shares it. */
@Component
class Wishlists {

    static final int MOST = 50;

    private static final int TOKEN_BYTES = 18;
    private static final int ATTEMPTS = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Wishlists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the first slot that is free; two at once may try for the same, and one of them tries again. */
    Wishlist create(AccountId owner, String name, boolean shared) {
        UUID id = Ids.next();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Integer> slot = freeSlot(owner);
            if (slot.isEmpty()) {
                throw new ProblemException(
                        CatalogError.TOO_MANY_WISHLISTS, "a customer has at most " + MOST + " wish lists");
            }
            if (insert(id, owner, slot.get(), name, shared)) {
                return get(owner, id);
            }
        }
        throw new ProblemException(CommonError.CONFLICT, "too many wish lists are being made at once; try again");
    }

    private Optional<Integer> freeSlot(AccountId owner) {
        return jdbc.sql("""
                SELECT slot FROM generate_series(1, :most) AS slot
                WHERE NOT EXISTS (SELECT FROM wishlist WHERE account_id = :owner AND wishlist.slot = slot.slot)
                ORDER BY slot LIMIT 1""")
                .param("most", MOST)
                .param("owner", owner.value())
                .query(Integer.class)
                .optional();
    }

    private boolean insert(UUID id, AccountId owner, int slot, String name, boolean shared) {
        return jdbc.sql("""
                INSERT INTO wishlist (id, account_id, slot, name, share_token, created_at)
                VALUES (:id, :owner, :slot, :name, :token, :now)
                ON CONFLICT (account_id, slot) DO NOTHING""")
                        .param("id", id)
                        .param("owner", owner.value())
                        .param("slot", slot)
                        .param("name", name)
                        .param("token", shared ? token() : null)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Wishlist get(AccountId owner, UUID id) {
        return jdbc.sql("SELECT * FROM wishlist WHERE id = :id AND account_id = :owner")
                .param("id", id)
                .param("owner", owner.value())
                .query(Wishlist::of)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** The list somebody was given the token of. */
    Wishlist shared(String token) {
        return jdbc.sql("SELECT * FROM wishlist WHERE share_token = :token")
                .param("token", token)
                .query(Wishlist::of)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no such wish list"));
    }

    /** All of a customer's, the oldest first. */
    List<Wishlist> list(AccountId owner) {
        return jdbc.sql("SELECT * FROM wishlist WHERE account_id = :owner ORDER BY created_at, id")
                .param("owner", owner.value())
                .query(Wishlist::of)
                .list();
    }

    /** A list that is shared anew gets another token: the old one stays useless. */
    @Transactional
    public Wishlist change(AccountId owner, UUID id, @Nullable String name, @Nullable Boolean shared) {
        int changed = jdbc.sql("""
                UPDATE wishlist SET name = coalesce(:name::text, name),
                       share_token = CASE WHEN :shared::boolean IS NULL THEN share_token
                                          WHEN :shared::boolean THEN coalesce(share_token, :token) END
                WHERE id = :id AND account_id = :owner""")
                .param("name", name)
                .param("shared", shared)
                .param("token", token())
                .param("id", id)
                .param("owner", owner.value())
                .update();
        if (changed == 0) {
            throw unknown(id);
        }
        return get(owner, id);
    }

    void delete(AccountId owner, UUID id) {
        int gone = jdbc.sql("DELETE FROM wishlist WHERE id = :id AND account_id = :owner")
                .param("id", id)
                .param("owner", owner.value())
                .update();
        if (gone == 0) {
            throw unknown(id);
        }
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(CommonError.NOT_FOUND, "you have no wish list " + id);
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
