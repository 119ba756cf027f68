package dev.flywheel.service.feed;

import dev.flywheel.contracts.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a service wants to hear from another, declared as a bean. Handlers run in the transaction that moves the cursor:
 * they change this service's own tables, and call nobody.
 *
 * <pre>{@code
 * FeedSubscription.to("catalog").onEach(OfferChanged.class, offers::changed).resetBy(offers::clear)
 * }</pre>
 */
public final class FeedSubscription {

    private final String source;
    private final Map<String, Handler<?>> handlers = new LinkedHashMap<>();
    private String name;
    private @Nullable Runnable reset;

    private FeedSubscription(String source) {
        this.source = source;
        this.name = source;
    }

    /** Listens to a service by its short name, e.g. {@code orders}; by its own, a service follows its own facts. */
    public static FeedSubscription to(String source) {
        return new FeedSubscription(source);
    }

    /** A name of its own, where one service reads the same source twice with separate cursors. */
    public FeedSubscription named(String own) {
        name = own;
        return this;
    }

    /** Events of the type one at a time. */
    public <E extends Event> FeedSubscription onEach(Class<E> type, Consumer<E> handler) {
        return onBatch(type, events -> events.forEach(handler));
    }

    /** Consecutive events of the type together, in order, for set-based work. */
    public <E extends Event> FeedSubscription onBatch(Class<E> type, Consumer<List<E>> handler) {
        handlers.put(type.getSimpleName(), new Handler<>(type, handler));
        return this;
    }

    /** How to forget everything that was heard, so that the feed can be read again from its beginning. */
    public FeedSubscription resetBy(Runnable forget) {
        reset = forget;
        return this;
    }

    String source() {
        return source;
    }

    String name() {
        return name;
    }

    @Nullable
    Runnable reset() {
        return reset;
    }

    boolean hears(String type) {
        return handlers.containsKey(type);
    }

    @Nullable
    Handler<?> handler(String type) {
        return handlers.get(type);
    }

    record Handler<E extends Event>(Class<E> type, Consumer<List<E>> consumer) {}
}
