package dev.flywheel.catalog.kept;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sends what is rendered as it is; the API's document shows what it was rendered from. */
@Configuration
class RenderedAnswers implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(Rendered.class);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new Sender());
    }

    private static final class Sender extends AbstractHttpMessageConverter<Rendered<?>> {

        Sender() {
            super(MediaType.APPLICATION_JSON);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type == Rendered.class;
        }

        @Override
        protected boolean canRead(@Nullable MediaType type) {
            return false;
        }

        @Override
        protected Rendered<?> readInternal(Class<? extends Rendered<?>> type, HttpInputMessage input) {
            throw new HttpMessageNotReadableException("what is rendered is only sent", input);
        }

        @Override
        protected void writeInternal(Rendered<?> answer, HttpOutputMessage output) throws IOException {
            output.getBody().write(answer.json());
        }

        @Override
        protected Long getContentLength(Rendered<?> answer, @Nullable MediaType type) {
            return (long) answer.json().length;
        }
    }
}
