package dev.flywheel.service.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** Puts the same trace, limits, versions and JSON around every service. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
public class WebAutoConfiguration {

    /** Longer than the 30 s after which our clients drop an idle connection, so that they never write into a closed one. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(75);

    private static final Set<MediaType> FORMATS = Set.of(
            MediaType.APPLICATION_JSON,
            MediaType.TEXT_PLAIN,
            MediaType.APPLICATION_OCTET_STREAM,
            MediaType.APPLICATION_FORM_URLENCODED);

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        FilterRegistrationBean<TraceFilter> registration = new FilterRegistrationBean<>(new TraceFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(java.util.EnumSet.allOf(jakarta.servlet.DispatcherType.class));
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WebSettings settings) {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyKind> bodyKind() {
        FilterRegistrationBean<BodyKind> registration = new FilterRegistrationBean<>(new BodyKind());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
        return registration;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return Json::strict;
    }

    /** Problems speak one language, whatever the browser or the machine prefers. */
    @Bean(name = DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }

    @Bean
    WebMvcConfigurer oneFormatAndVersion() {
        return new WebMvcConfigurer() {
            /** Other formats come along with libraries, and would read bodies less strictly than JSON is read. */
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.configureMessageConvertersList(all -> all.removeIf(WebAutoConfiguration::isOtherFormat));
            }

            @Override
            public void configureApiVersioning(ApiVersionConfigurer versions) {
                versions.useRequestHeader(ApiVersion.HEADER)
                        .setVersionParser(ApiVersion.PARSER)
                        .addSupportedVersions(ApiVersion.CURRENT)
                        .setDefaultVersion(ApiVersion.CURRENT);
            }
        };
    }

    private static boolean isOtherFormat(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .noneMatch(type -> type.equals(MediaType.ALL) || FORMATS.contains(type));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatProblems() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new TomcatProblems()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionsStayOpen() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setKeepAliveTimeout((int) KEEP_ALIVE.toMillis());
            }
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxKeepAliveRequests(-1);
                // Not before the body is asked for, so that one that is too large is never sent.
                http.setContinueResponseTiming("onRead");
            }
        });
    }
}
