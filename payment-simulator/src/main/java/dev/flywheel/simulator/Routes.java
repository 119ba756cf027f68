package dev.flywheel.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which call goes where. A segment in braces stands for any. */
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** Answers a call. */
    @FunctionalInterface
    interface Handler {
        /**
         * @param variable what stands where the route has braces; empty when it has none
         */
        Answer answer(Call call, String variable);
    }

    Routes on(String method, String path, Handler handler) {
        routes.add(new Route(method, Call.segments(path), handler));
        return this;
    }

    Answer answer(Call call) {
        List<Route> there =
                routes.stream().filter(route -> route.leadsTo(call.path())).toList();
        if (there.isEmpty()) {
            throw Refusal.passing(404, "not_found", "there is nothing here");
        }
        Route route = there.stream()
                .filter(each -> each.method.equals(call.method()))
                .findFirst()
                .orElseThrow(() -> Refusal.passing(
                        405,
                        "method_not_allowed",
                        "use " + there.stream().map(Route::method).collect(Collectors.joining(" or "))));
        return route.handler.answer(call, route.variable(call.path()));
    }

    private record Route(String method, List<String> path, Handler handler) {

        boolean leadsTo(List<String> called) {
            if (called.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!isVariable(path.get(i)) && !path.get(i).equals(called.get(i))) {
                    return false;
                }
            }
            return true;
        }

        String variable(List<String> called) {
            for (int i = 0; i < path.size(); i++) {
                if (isVariable(path.get(i))) {
                    return called.get(i);
                }
            }
            return "";
        }

        private static boolean isVariable(@Nullable String segment) {
            return segment != null && segment.startsWith("{");
        }
    }
}
