package dev.flywheel.service.client;

import dev.flywheel.service.security.SecuritySettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/** Configures every group of {@code @ImportHttpServices} as a client of the service it is named after. */
@AutoConfiguration(after = RestClientAutoConfiguration.class)
@EnableConfigurationProperties({ServiceSettings.class, SecuritySettings.class})
public class ClientAutoConfiguration {

    @Bean
    ServiceClients serviceClients(
            ServiceSettings services, SecuritySettings security, ObjectProvider<RestClient.Builder> builders) {
        return new ServiceClients(services, security, builders::getObject);
    }

    @Bean
    RestClientHttpServiceGroupConfigurer serviceGroups(ObjectProvider<ServiceClients> clients) {
        return groups ->
                groups.forEachClient((group, client) -> clients.getObject().configure(group.name(), client));
    }
}
