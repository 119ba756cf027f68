package dev.flywheel.benchmarks.catalogue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** What is left in memory after a collection, at most: what is really in use. */
final class Heap {

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .toList();
    private volatile long most;
    private volatile boolean over;

    private Heap() {}

    static Heap watched() {
        Heap heap = new Heap();
        Thread.ofPlatform().daemon().name("heap-watch").start(heap::watch);
        return heap;
    }

    long mostMegabytes() {
        over = true;
        return most >> 20;
    }

    private void watch() {
        while (!over) {
            most = Math.max(
                    most,
                    pools.stream()
                            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                            .sum());
            try {
                Thread.sleep(100);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }
}
