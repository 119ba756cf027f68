package dev.flywheel.accounts.throttle;

import jakarta.servlet.http.HttpServletRequest;

/** Whom a limit per address counts: the client as the gateway saw it. */
public final class ClientAddress {

    /** Groups of an IPv6 address that a provider gives to one customer. */
    private static final int NETWORK_GROUPS = 4;

    private ClientAddress() {}

    /** The IPv4 address, or the /64 network of an IPv6 address: its owner has 2^64 of them to try with. */
    public static String of(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String network(String address) {
        String[] groups = address.split(":", -1);
        if (groups.length <= NETWORK_GROUPS || address.startsWith("::")) {
            return address;
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK_GROUPS && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network.append(':').toString();
    }
}
