package dev.flywheel.standalone;

import dev.flywheel.postgres.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each service is told at its start: its port, its database, where the others are, its secrets. */
final class ServiceArguments {

    /** On one machine everybody calls from the same address, so limits by address are wider than they ship. */
    private static final Map<String, String> ONE_MACHINE = Map.of(
            "flywheel.gateway.rate-limit.per-second", "5000",
            "flywheel.gateway.rate-limit.burst", "10000",
            "flywheel.accounts.sign-up-limit.attempts", "100000",
            "flywheel.accounts.sign-in-address-limit.attempts", "100000",
            // The keys belong to this process alone; nobody else has to learn of them first.
            "flywheel.accounts.key-activation-delay", "PT0S");

    private ServiceArguments() {}

    static String[] of(
            ServiceModule module,
            Marketplace.Settings settings,
            Home home,
            Databases databases,
            Secrets secrets,
            String simulatorUrl) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("server.port", Integer.toString(module.port(settings.port())));
        for (ServiceModule other : ServiceModule.values()) {
            if (other != ServiceModule.GATEWAY) {
                arguments.put(
                        "flywheel.services." + other.shortName() + ".url",
                        "http://localhost:" + other.port(settings.port()));
            }
        }
        String database = module.database();
        if (database != null) {
            Database its = databases.of(database);
            arguments.put("spring.datasource.url", its.url());
            arguments.put("spring.datasource.username", its.user());
            arguments.put("spring.datasource.password", its.password());
        }
        arguments.put("flywheel.security.issuer", "http://localhost:" + settings.port());
        arguments.put("flywheel.security.client-secret", secrets.get("client-" + module.fullName()));
        arguments.put("flywheel.test-clock", Boolean.toString(settings.testClock()));
        arguments.putAll(ONE_MACHINE);
        addOwn(arguments, module, settings, home, secrets, simulatorUrl);
        arguments.putAll(settings.properties());
        return arguments.entrySet().stream()
                .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
                .toArray(String[]::new);
    }

    private static void addOwn(
            Map<String, String> arguments,
            ServiceModule module,
            Marketplace.Settings settings,
            Home home,
            Secrets secrets,
            String simulatorUrl) {
        switch (module) {
            case ACCOUNTS -> {
                arguments.put("flywheel.accounts.key-secret", secrets.get("signing-keys"));
                putIfGiven(arguments, "flywheel.operator.password", settings.operatorPassword());
                for (ServiceModule client : ServiceModule.values()) {
                    arguments.put(
                            "flywheel.clients." + client.fullName() + ".secret",
                            secrets.get("client-" + client.fullName()));
                }
            }
            case FINANCE -> {
                arguments.put("flywheel.payments.simulator.url", simulatorUrl);
                arguments.put("flywheel.payments.simulator.webhook-secret", secrets.get("payment-webhook"));
            }
            case CATALOG ->
                arguments.put(
                        "flywheel.search.directory", home.resolve("search").toString());
            case ADS -> arguments.put("flywheel.ads.click-secret", secrets.get("ad-clicks"));
            case ORDERS -> arguments.put("flywheel.orders.webhooks.key-secret", secrets.get("webhook-secrets"));
            case SELLER, PRIME, GATEWAY -> {}
        }
    }

    private static void putIfGiven(Map<String, String> arguments, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            arguments.put(key, value);
        }
    }
}
