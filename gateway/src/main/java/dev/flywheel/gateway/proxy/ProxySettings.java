package dev.flywheel.gateway.proxy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway waits for a service.
 *
 * @param connect until a connection stands
 * @param answer from the end of the request to the beginning of the answer
 * @param standstill while a body moves in neither direction
 */
@ConfigurationProperties("flywheel.gateway.timeouts")
record ProxySettings(
        @DefaultValue("1s") Duration connect,
        @DefaultValue("60s") Duration answer,
        @DefaultValue("60s") Duration standstill) {}
