package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.standalone.Documented.Operation;
import dev.flywheel.standalone.Documented.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Calls every documented operation, as somebody who may, with everything wrong that its document says is wrong. Whatever
 * it is, it is a problem of the caller's, and it names the field.
 */
class EveryOperationTest {

    private static final int AT_ONCE = 4;
    private static final byte[] NOTHING = new byte[0];

    private final World world = World.get();
    private final Api somebody = world.shopper();
    private final Map<String, Api> callers = Map.of(
            "SHOPPER", somebody,
            "SELLER", world.seller("Broken Goods"),
            "ADVERTISER", world.advertiser("Broken Ads"),
            "OPERATOR", world.operator());

    @Test
    void blamesTheCallerAndNamesTheField() throws Exception {
        List<Operation> operations = Documented.operations();
        List<Future<Integer>> walks = new ArrayList<>();
        int calls = 0;
        List<String> amiss = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            operations.forEach(operation -> walks.add(threads.submit(() -> walk(operation))));
            for (Future<Integer> walk : walks) {
                try {
                    calls += walk.get();
                } catch (ExecutionException failed) {
                    amiss.add(String.valueOf(failed.getCause()));
                }
            }
        }
        assertThat(amiss).isEmpty();
        assertThat(operations).hasSizeGreaterThan(80);
        assertThat(calls).as("calls made").isGreaterThan(15 * operations.size());
        assertThat(world.balanced()).isTrue();
    }

    private int walk(Operation operation) {
        return headers(operation) + parameters(operation) + bodies(operation);
    }

    private int headers(Operation operation) {
        byte[] body = operation.body() == null ? NOTHING : BrokenBodies.example(operation);
        String path = path(operation, "", "");
        Refused.naming(
                "API-Version",
                400,
                send(caller(operation).with("API-Version", "99"), operation, path, body),
                operation + " in version 99");
        Refused.is(
                send(caller(operation).with("Authorization", "Bearer x.y.z"), operation, path, body),
                operation + " with a broken token");
        Refused.with(
                415,
                send(caller(operation).with("Content-Encoding", "gzip"), operation, path, body),
                operation + " compressed");
        Refused.is(caller(operation).send("BREW", path, "application/json", body), operation + " with BREW");
        if (operation.body() == null) {
            return 4;
        }
        for (String type : List.of("text/plain", "application/yaml", "application/xml", "*/*", "nonsense")) {
            Refused.is(caller(operation).send(operation.method(), path, type, body), operation + " as " + type);
        }
        return 9;
    }

    private int parameters(Operation operation) {
        byte[] body = operation.body() == null ? NOTHING : BrokenBodies.example(operation);
        int calls = 0;
        for (Parameter parameter : operation.parameters("path")) {
            for (String value : wrongInPath(parameter.schema())) {
                Refused.is(
                        send(caller(operation), operation, path(operation, parameter.name(), value), body),
                        operation + " of " + value);
                calls++;
            }
        }
        for (Parameter parameter : operation.parameters("query")) {
            for (String value : wrongInQuery(parameter)) {
                String query = "?" + parameter.name() + "=" + value;
                Refused.is(
                        send(caller(operation), operation, path(operation, "", "") + query, body), operation + query);
                calls++;
            }
        }
        return calls;
    }

    private int bodies(Operation operation) {
        if (operation.body() == null) {
            return 0;
        }
        Map<String, byte[]> bodies = new LinkedHashMap<>(BrokenBodies.of(operation));
        bodies.forEach((what, body) -> {
            String said = operation + " where " + what;
            Api.Reply reply = send(caller(operation), operation, path(operation, "", ""), body);
            Refused.is(reply, said);
            if (reply.code().equals("invalid_request") || reply.code().equals("unknown_field")) {
                assertThat(reply.at("/errors").size())
                        .as("%s names the field: %s", said, reply.body())
                        .isPositive();
            }
        });
        return bodies.size();
    }

    private static Api.Reply send(Api caller, Operation operation, String path, byte[] body) {
        return caller.key("broken").send(operation.method(), path, "application/json", body);
    }

    /** Whoever may call this: the first of its roles, or anybody who is signed in. */
    private Api caller(Operation operation) {
        return operation.roles().stream()
                .filter(callers::containsKey)
                .findFirst()
                .map(role -> Objects.requireNonNull(callers.get(role)))
                .orElse(somebody);
    }

    /** The path with things that could be there, but for one that has this text. */
    private static String path(Operation operation, String other, String text) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters("path")) {
            String value = parameter.name().equals(other) ? text : possible(parameter.schema());
            path = path.replace("{" + parameter.name() + "}", value);
        }
        return path;
    }

    private static String possible(JsonNode schema) {
        return schema.path("format").asString("").equals("uuid") ? "0198c0de-0000-7000-8000-000000000000" : "broken";
    }

    private static List<String> wrongInPath(JsonNode schema) {
        Stream<String> always = Stream.of("%00", "a%2Fb", "%2e%2e", "a;b=c", "%c3%28", "x".repeat(5_000));
        Stream<String> ids = schema.path("format").asString("").equals("uuid")
                ? Stream.of(
                        "x",
                        "%20",
                        "1-1-1-1-1",
                        "0198c0de-0000-7000-8000-00000000000g",
                        "0198c0de-0000-7000-8000-000000000001")
                : Stream.of();
        return Stream.concat(always, ids).toList();
    }

    private static List<String> wrongInQuery(Parameter parameter) {
        JsonNode schema = parameter.schema();
        List<String> wrong = new ArrayList<>(List.of("%00"));
        if (!schema.path("type").asString("").equals("string") || schema.has("enum") || schema.has("format")) {
            wrong.addAll(List.of("x", "1.5x", "99999999999999999999x", "%F0%9F%98%80", "2026-02-30"));
        }
        if (parameter.name().equals("cursor")) {
            wrong.addAll(List.of("x", "AAAA", "eyJhIjoxfQ", "%F0%9F%98%80"));
        }
        if (parameter.name().equals("limit")) {
            wrong.addAll(List.of("0", "-1", "101", "1e9", "99999999999999999999"));
        }
        return wrong;
    }
}
