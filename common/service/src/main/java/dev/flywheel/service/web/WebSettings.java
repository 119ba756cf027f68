package dev.flywheel.service.web;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a caller may send.
 *
 * @param bodyLimit the most a body may have
 * @param bodyLimits other limits by path pattern, e.g. {@code "[/operator/imports]": 256MB}; the most specific counts
 */
@ConfigurationProperties("flywheel.web")
public record WebSettings(
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue Map<String, DataSize> bodyLimits) {}
