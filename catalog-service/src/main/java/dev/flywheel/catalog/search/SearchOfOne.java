package dev.flywheel.catalog.search;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;

/**
 * A session that takes queries on all indexes for queries on one: who makes a query cannot forget that there are several,
 * nor that they change their parts.
 */
final class SearchOfOne {

    private SearchOfOne() {}

    static SearchSession in(SearchScope<?> one, SearchScope<?> all, SearchSession session) {
        return (SearchSession) Proxy.newProxyInstance(
                SearchOfOne.class.getClassLoader(),
                new Class<?>[] {SearchSession.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length == 1 && arguments[0] == all) {
                        arguments[0] = one;
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
