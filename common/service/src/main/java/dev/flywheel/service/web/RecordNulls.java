package dev.flywheel.service.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What the null-safety of a record says at run time. */
public final class RecordNulls {

    private RecordNulls() {}

    /** Names of the components that are never null; none when the record's package does not say. */
    public static List<String> neverNull(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null || !isNullMarked(type)) {
            return List.of();
        }
        return Arrays.stream(components)
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private static boolean isNullMarked(Class<?> type) {
        return Objects.requireNonNull(type.getPackage()).isAnnotationPresent(NullMarked.class);
    }
}
