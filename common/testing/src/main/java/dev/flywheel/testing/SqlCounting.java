package dev.flywheel.testing;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** To be imported by a test: lets {@link SqlStatements} see what the context's data sources are sent. */
@TestConfiguration(proxyBeanMethods = false)
public class SqlCounting {

    @Bean
    static BeanPostProcessor sqlCountingPostProcessor() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? SqlStatements.counting(source) : bean;
            }
        };
    }
}
