package dev.flywheel.orders.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.domain.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.2.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void keepsOutOfTheOwnNetwork(String address) {
        assertThat(Addresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "193.0.0.1", "2606:4700::1111", "2a00:1450::1"})
    void reachesThePublicOnes(String address) {
        assertThat(Addresses.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "https://localhost/",
                "https://a.localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:192.168.0.1]/",
                "https://10.0.0.1:8443/x",
                "https:///x",
                "https://shop.example/#part",
                "file:///etc/passwd",
                "shop.example"
            })
    void refusesAtOnceWhatCanBeSeen(String url) {
        assertThatThrownBy(() -> Addresses.check(url, false)).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesPublicNames() {
        assertThat(Addresses.check("https://shop.example:8443/hook?x=1", false).getPort())
                .isEqualTo(8443);
    }

    @Test
    void looksTheNameUpAndConnectsToNothingElse() {
        OutsideCall.PublicOnly names = new OutsideCall.PublicOnly(false);
        assertThatThrownBy(() -> names.resolve("localhost"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("private network");
        assertThatThrownBy(() -> names.resolve("127.0.0.1")).isInstanceOf(UnknownHostException.class);
    }
}
