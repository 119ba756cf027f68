package dev.flywheel.orders.walk;

import dev.flywheel.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What has come up and something can be done to: mostly one of the latest, now and then any. */
final class Things<T> {

    private static final int LATEST = 24;

    private final List<T> all = new ArrayList<>();

    synchronized void add(T thing) {
        all.add(thing);
    }

    synchronized void remove(T thing) {
        all.remove(thing);
    }

    /** Does something to one of them; null when there is none. */
    Api.@Nullable Reply with(Operation operation, Function<T, Api.@Nullable Reply> todo) {
        T one = one(operation);
        return one == null ? null : todo.apply(one);
    }

    private synchronized @Nullable T one(Operation operation) {
        if (all.isEmpty()) {
            return null;
        }
        int reach = operation.what() >> 12 == 0 ? all.size() : Math.min(all.size(), LATEST);
        return all.get(all.size() - 1 - operation.what() % reach);
    }
}
