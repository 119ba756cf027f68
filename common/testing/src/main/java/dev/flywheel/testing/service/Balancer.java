package dev.flywheel.testing.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Passes connections on to several servers in turn; callers who call at once have connections of their own. */
final class Balancer {

    private final List<Integer> servers;
    private final AtomicIntegerArray connections;
    private final ServerSocket listener;

    Balancer(List<Integer> servers) {
        this.servers = List.copyOf(servers);
        this.connections = new AtomicIntegerArray(servers.size());
        try {
            listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("balancer").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections each server was given. */
    List<Integer> given() {
        return IntStream.range(0, connections.length())
                .mapToObj(connections::get)
                .toList();
    }

    private void accept() {
        for (int next = 0; !listener.isClosed(); next = (next + 1) % servers.size()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), servers.get(next));
                connections.incrementAndGet(next);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.setTcpNoDelay(true);
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One side has gone, so the other one goes as well.
        }
    }
}
