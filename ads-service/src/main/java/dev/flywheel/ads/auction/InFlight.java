package dev.flywheel.ads.auction;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What clicks on ads already shown are expected to cost a campaign: click rate times price, over the last five minutes,
 * after which hardly anybody still clicks. Kept in memory by each replica: it only spares free clicks, the budget's own
 * condition keeps the promise.
 */
@Component
class InFlight {

    private static final int MINUTES = 5;

    private final Map<UUID, Minutes> campaigns = new ConcurrentHashMap<>();

    /** Expected cost of the campaign's open clicks, in micros. */
    long expected(UUID campaign, Instant now) {
        Minutes minutes = campaigns.get(campaign);
        return minutes == null ? 0 : minutes.sum(minute(now));
    }

    /**
     * @param micros price times the chance of a click
     */
    void shown(UUID campaign, Instant now, long micros) {
        campaigns.computeIfAbsent(campaign, any -> new Minutes()).add(minute(now), micros);
    }

    private static long minute(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), 60);
    }

    /** A ring of minutes. */
    private static final class Minutes {

        private final long[] minute = new long[MINUTES];
        private final long[] micros = new long[MINUTES];

        synchronized void add(long now, long amount) {
            int place = (int) Math.floorMod(now, (long) MINUTES);
            if (minute[place] != now) {
                minute[place] = now;
                micros[place] = 0;
            }
            micros[place] += amount;
        }

        synchronized long sum(long now) {
            long sum = 0;
            for (int place = 0; place < MINUTES; place++) {
                if (minute[place] > now - MINUTES) {
                    sum += micros[place];
                }
            }
            return sum;
        }
    }
}
