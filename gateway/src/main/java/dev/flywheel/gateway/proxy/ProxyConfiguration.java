package dev.flywheel.gateway.proxy;

import dev.flywheel.service.web.TraceId;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    @Bean
    ServiceExchange serviceExchange(ProxySettings settings) {
        return new ServiceExchange(settings);
    }

    @Bean
    ForwardedHeaders forwardedHeaders() {
        return new ForwardedHeaders();
    }

    @Bean
    FilterRegistrationBean<BrokenAnswers> brokenAnswers() {
        FilterRegistrationBean<BrokenAnswers> registration = new FilterRegistrationBean<>(new BrokenAnswers());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    /** The answer carries the trace already; the service continued the same one. */
    @Bean
    ResponseHttpHeadersFilter oneTraceId() {
        return (headers, answer) -> {
            HttpHeaders passedOn = new HttpHeaders();
            passedOn.putAll(headers);
            passedOn.remove(TraceId.HEADER);
            return passedOn;
        };
    }
}
