package dev.flywheel.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Tells {@link SqlStatements} of every {@code execute...} on the statements of its connections. */
final class CountingDataSource extends DelegatingDataSource {

    CountingDataSource(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return watched(super.getConnection(user, password));
    }

    private static Connection watched(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> switch (result) {
            case CallableStatement call -> statement(CallableStatement.class, call, (String) arguments[0]);
            case PreparedStatement prepared -> statement(PreparedStatement.class, prepared, (String) arguments[0]);
            case Statement plain -> statement(Statement.class, plain, null);
            case null -> null;
            default -> result;
        });
    }

    private static <T extends Statement> T statement(Class<T> type, T statement, @Nullable String prepared) {
        List<String> batch = new ArrayList<>();
        return proxy(type, statement, (method, arguments, result) -> {
            boolean textGiven = arguments.length > 0 && arguments[0] instanceof String;
            if (method.equals("addBatch") && textGiven) {
                batch.add((String) arguments[0]);
            }
            if (method.startsWith("execute")) {
                String ofStatement = prepared == null ? String.join("; ", batch) : prepared;
                SqlStatements.sent(textGiven ? (String) arguments[0] : ofStatement);
                batch.clear();
            }
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        InvocationHandler handler = (self, method, arguments) -> {
            Object[] given = arguments == null ? new Object[0] : arguments;
            if (method.getName().equals("equals")) {
                return self == given[0];
            }
            return after.called(method.getName(), given, call(target, method, given));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private interface After {
        @Nullable
        Object called(String method, Object[] arguments, @Nullable Object result);
    }
}
