package dev.flywheel.accounts.issuer;

import dev.flywheel.domain.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients of the token endpoint: the services of the configuration, and nobody else. */
final class RegisteredServices implements RegisteredClientRepository {

    private final Map<String, RegisteredClient> clients = new LinkedHashMap<>();

    RegisteredServices(ServiceClientSettings settings, ClientSecrets secrets, TokenSettings tokens) {
        settings.clients().forEach((name, client) -> {
            if (client.secret() != null && !client.secret().isEmpty()) {
                clients.put(name, client(name, secrets.encode(client.secret()), tokens));
            }
        });
    }

    private static RegisteredClient client(String name, String secret, TokenSettings tokens) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(Role.SERVICE.name())
                .tokenSettings(tokens)
                .build();
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients come from the configuration");
    }
}
