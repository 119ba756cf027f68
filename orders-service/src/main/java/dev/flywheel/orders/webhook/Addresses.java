package dev.flywheel.orders.webhook;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Where we send to. Integrators choose the address and our own network must not be reached by it (server-side request
 * forgery), so only encrypted calls to public addresses are made, checked on the address that is then connected to.
 */
final class Addresses {

    private Addresses() {}

    /** Refuses what can be seen to be wrong before anything is sent. */
    static URI check(String url, boolean allowPrivate) {
        URI uri = parse(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowPrivate && scheme.equals("http"))) {
            throw refused("begins with https://");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw refused("names a host");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            throw refused("has neither a user nor a fragment");
        }
        if (!allowPrivate && isPrivateLiteral(uri.getHost())) {
            throw refused("is not inside a private network");
        }
        return uri;
    }

    /** True for addresses that are reached over the public internet. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    /** IANA's registry of special-purpose addresses, beyond those that Java knows. */
    private static boolean isPublic4(byte[] bytes) {
        int one = bytes[0] & 0xff;
        int two = bytes[1] & 0xff;
        int three = bytes[2] & 0xff;
        boolean shared = one == 100 && two >= 64 && two < 128;
        boolean protocols = one == 192 && two == 0 && (three == 0 || three == 2);
        boolean relay = one == 192 && two == 88 && three == 99;
        boolean testing = (one == 198 && (two == 18 || two == 19))
                || (one == 198 && two == 51 && three == 100)
                || (one == 203 && two == 0 && three == 113);
        return one != 0 && one < 240 && !shared && !protocols && !relay && !testing;
    }

    /** Only global unicast (2000::/3), and nothing in it that carries an IPv4 address inside or is for documentation. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean protocols = first == 0x2001 && second < 0x200;
        boolean documentation = (first == 0x2001 && second == 0xdb8) || (first & 0xfff0) == 0x3ff0;
        boolean sixToFour = first == 0x2002;
        return global && !protocols && !documentation && !sixToFour;
    }

    private static boolean isPrivateLiteral(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (plain.equalsIgnoreCase("localhost")
                || plain.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
            return true;
        }
        try {
            return !isPublic(InetAddress.ofLiteral(plain));
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw refused("is an address such as https://shop.example/hooks");
        }
    }

    private static ProblemException refused(String what) {
        return new ProblemException(
                OrdersError.INVALID_WEBHOOK_URL,
                "the url " + what,
                List.of(new FieldProblem("url", OrdersError.INVALID_WEBHOOK_URL.code(), what)));
    }
}
