package dev.flywheel.service.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names a nested type after the type around it: a cart and an order each have a {@code Line}, and under one name only
 * one of the two would be described, in both places.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String OURS = "dev.flywheel.";

    private final Map<String, Class<?>> given = new ConcurrentHashMap<>();

    /** @throws IllegalStateException when another record of the same service has the name already */
    @Override
    protected String getNameOfClass(Class<?> type) {
        String name = name(type);
        if (type.isRecord() && type.getName().startsWith(OURS)) {
            Class<?> first = given.computeIfAbsent(service(type) + name, unused -> type);
            if (!first.getName().equals(type.getName())) {
                throw new IllegalStateException(first + " and " + type + " are both described as " + name);
            }
        }
        return name;
    }

    /** What a controller takes and answers is named after its feature: nobody outside knows our classes. */
    private static String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        String own = type.getSimpleName();
        if (around == null || !type.getName().startsWith(OURS)) {
            return own;
        }
        String outer = name(around).replaceFirst("(Controller|Exception)$", "");
        return own.contains(outer) ? own : outer + own;
    }

    /** Services may share a JVM, and each has a document of its own. */
    private static String service(Class<?> type) {
        int end = type.getName().indexOf('.', OURS.length());
        return type.getName().substring(0, end + 1);
    }
}
