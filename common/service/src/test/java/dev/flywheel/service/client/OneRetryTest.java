package dev.flywheel.service.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

class OneRetryTest {

    private final ClientHttpResponse answer = new MockClientHttpResponse();
    private int calls;

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD"})
    void repeatsOnceWhatMayBeRepeated(String method) throws Exception {
        assertThat(call(method, new ConnectException())).isSameAs(answer);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void repeatsAConnectionThatTookTooLong() throws Exception {
        assertThat(call("GET", new ConnectTimeoutException("x"))).isSameAs(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void neverRepeatsACommand(String method) {
        assertThat(catchThrowable(() -> call(method, new ConnectException()))).isInstanceOf(ConnectException.class);
        assertThat(calls).isOne();
    }

    @Test
    void neverAsksTwiceWhoIsSlow() {
        assertThat(catchThrowable(() -> call("GET", new SocketTimeoutException("x"))))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(calls).isOne();
    }

    @Test
    void remembersThatTheFirstCallMayHaveHadAnEffect() {
        IOException reset = new IOException("reset");
        Throwable thrown = catchThrowable(() -> call("PUT", reset, new ConnectException()));
        assertThat(thrown).isSameAs(reset);
        assertThat(RemoteErrors.isBeforeSending(thrown)).isFalse();
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void remembersThatTheSecondCallMayHaveHadAnEffect() {
        IOException reset = new IOException("reset");
        assertThat(catchThrowable(() -> call("PUT", new ConnectException(), reset)))
                .isSameAs(reset);
    }

    @Test
    void repeatsACommandWhereThatIsSaidToBeSafe() throws Exception {
        assertThat(call(OneRetry.ofAnyCall(), "POST", new IOException("reset"))).isSameAs(answer);
        assertThat(calls).isEqualTo(2);
    }

    private ClientHttpResponse call(String method, IOException... failures) throws IOException {
        return call(OneRetry.ofSafeMethods(), method, failures);
    }

    private ClientHttpResponse call(OneRetry retry, String method, IOException... failures) throws IOException {
        Deque<IOException> left = new ArrayDeque<>(Arrays.asList(failures));
        MockClientHttpRequest request = new MockClientHttpRequest(HttpMethod.valueOf(method), "http://peer");
        return retry.intercept(request, new byte[0], (sent, body) -> {
            calls++;
            if (!left.isEmpty()) {
                throw left.pop();
            }
            return answer;
        });
    }
}
