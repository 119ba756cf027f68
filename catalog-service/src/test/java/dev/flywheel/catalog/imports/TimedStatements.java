package dev.flywheel.catalog.imports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Adds up how long each statement takes, as seen from here. */
@Configuration(proxyBeanMethods = false)
class TimedStatements {

    private static final Map<String, LongAdder> NANOS = new ConcurrentHashMap<>();

    static void clear() {
        NANOS.clear();
    }

    /** The most expensive first. */
    static void print() {
        NANOS.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().sum()))
                .limit(20)
                .forEach(entry -> System.out.printf(
                        "%8d ms  %s%n", entry.getValue().sum() / 1_000_000, shortened(entry.getKey())));
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ");
        return line.length() > 110 ? line.substring(0, 110) : line;
    }

    @Bean
    static BeanPostProcessor timing() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Timed(source) : bean;
            }
        };
    }

    private static final class Timed extends DelegatingDataSource {

        private Timed(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, super.getConnection(), "COMMIT");
        }

        private static <T> T proxy(Class<T> type, T target, String sql) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                        long begin = System.nanoTime();
                        try {
                            Object result = method.invoke(target, given);
                            return result instanceof PreparedStatement statement
                                            && given != null
                                            && given[0] instanceof String of
                                    ? proxy(PreparedStatement.class, statement, of)
                                    : result;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        } finally {
                            if (method.getName().startsWith("execute")
                                    || method.getName().equals("commit")) {
                                NANOS.computeIfAbsent(sql, any -> new LongAdder())
                                        .add(System.nanoTime() - begin);
                            }
                        }
                    }));
        }
    }
}
