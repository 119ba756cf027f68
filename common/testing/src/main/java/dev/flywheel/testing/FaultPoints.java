package dev.flywheel.testing;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.util.ClassUtils;

/**
 * Places at which a service's process dies, as far as a test in the same process can play that: an {@link Error} is thrown, which
 * nothing in the service handles, so all that is not committed is gone. A point stands outside its method's transaction: before
 * it begins, or after it is committed. A context has them by a bean, with {@code @Role(ROLE_INFRASTRUCTURE)}.
 */
public final class FaultPoints {

    private static final AtomicReference<@Nullable String> ARMED = new AtomicReference<>();

    private FaultPoints() {}

    /**
     * Puts points before and after methods.
     *
     * @param methods of beans of classes that can be extended, as {@code Stock.hold}
     */
    public static Advisor around(Set<String> methods) {
        MethodInterceptor dying = call -> {
            String method = call.getMethod().getDeclaringClass().getSimpleName() + "."
                    + call.getMethod().getName();
            pass("before " + method);
            Object answer = call.proceed();
            pass("after " + method);
            return answer;
        };
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(new Methods(methods), dying);
        advisor.setOrder(0);
        return advisor;
    }

    /** The next one who comes to this point dies there, e.g. {@code after Stock.hold}. */
    public static void arm(String point) {
        ARMED.set(point);
    }

    /** Whether somebody died at the point that was armed last. */
    public static boolean fired() {
        return ARMED.get() == null;
    }

    private static void pass(String point) {
        String armed = ARMED.get();
        if (point.equals(armed) && ARMED.compareAndSet(armed, null)) {
            throw new Killed(point);
        }
    }

    private static final class Methods extends StaticMethodMatcherPointcut {

        private final Set<String> methods;

        Methods(Set<String> methods) {
            this.methods = Set.copyOf(methods);
        }

        @Override
        public boolean matches(Method method, Class<?> target) {
            return methods.contains(ClassUtils.getUserClass(target).getSimpleName() + "." + method.getName());
        }
    }

    /** The process is gone. */
    public static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        public Killed(String where) {
            super("killed " + where, null, false, false);
        }
    }
}
