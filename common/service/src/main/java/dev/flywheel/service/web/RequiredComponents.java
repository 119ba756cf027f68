package dev.flywheel.service.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Makes the null-safety of our records true at run time: a component that is not {@code @Nullable} must be there. Those
 * with a constraint of their own are left to validation, which names all missing fields at once.
 */
final class RequiredComponents extends NopAnnotationIntrospector {

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                && isRequired(constructor, parameter.getIndex())) {
            return JsonSetter.Value.forValueNulls(Nulls.FAIL);
        }
        return JsonSetter.Value.empty();
    }

    private static boolean isRequired(Constructor<?> constructor, int index) {
        Class<?> type = constructor.getDeclaringClass();
        RecordComponent[] components = type.getRecordComponents();
        if (components == null || !isCanonical(constructor, components)) {
            return false;
        }
        RecordComponent component = components[index];
        return RecordNulls.neverNull(type).contains(component.getName()) && !isValidated(component);
    }

    private static boolean isCanonical(Constructor<?> constructor, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Arrays.equals(constructor.getParameterTypes(), types);
    }

    private static boolean isValidated(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(NotNull.class)
                || component.getAccessor().isAnnotationPresent(NotBlank.class)
                || component.getAccessor().isAnnotationPresent(NotEmpty.class);
    }
}
