package dev.flywheel.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    private static final Set<Integer> WEEK = Set.of(1, 2, 3, 4, 5);
    private static final Set<LocalDate> THANKSGIVING = Set.of(LocalDate.parse("2026-11-26"));
    private static final WorkingDays CARRIER = new WorkingDays(WEEK, THANKSGIVING);

    /** In Seattle, which is eight hours behind in November; the 26th is a holiday of both. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T22:00:00Z, 0, 1, 2026-11-24T01:00:00Z, 2026-11-24, Monday at the cut-off",
        "2026-11-23T22:00:01Z, 0, 1, 2026-11-25T01:00:00Z, 2026-11-25, a second later",
        "2026-11-23T20:00:00Z, 1, 1, 2026-11-25T01:00:00Z, 2026-11-25, a day of handling",
        "2026-11-25T20:00:00Z, 0, 1, 2026-11-26T01:00:00Z, 2026-11-27, over the holiday",
        "2026-11-25T23:00:00Z, 0, 1, 2026-11-28T01:00:00Z, 2026-11-30, begun on Friday",
        "2026-11-28T05:00:00Z, 0, 2, 2026-12-01T01:00:00Z, 2026-12-02, Friday evening",
        "2026-11-29T05:00:00Z, 2, 4, 2026-12-03T01:00:00Z, 2026-12-08, Saturday evening",
        "2026-11-24T07:59:00Z, 0, 0, 2026-11-25T01:00:00Z, 2026-11-24, the same day"
    })
    void promises(Instant ordered, int handling, int transit, Instant shipBy, LocalDate promised, String why) {
        Origin seattle = origin("America/Los_Angeles", handling, new WorkingDays(WEEK, THANKSGIVING));

        assertThat(seattle.schedule(ordered, transit, CARRIER)).as(why).contains(new Origin.Schedule(shipBy, promised));
    }

    @Test
    void daylightSavingMovesTheCutOffWithTheClockOnTheWall() {
        Origin berlin = origin("Europe/Berlin", 0, new WorkingDays(WEEK, Set.of()));

        assertThat(berlin.schedule(Instant.parse("2026-03-27T13:00:00Z"), 0, CARRIER)
                        .orElseThrow()
                        .promised())
                .as("14:00 in winter")
                .isEqualTo("2026-03-27");
        assertThat(berlin.schedule(Instant.parse("2026-03-30T13:00:00Z"), 0, CARRIER)
                        .orElseThrow()
                        .promised())
                .as("15:00 in summer")
                .isEqualTo("2026-03-31");
    }

    @Test
    void theCarrierMustWorkOnTheDayItLeaves() {
        Origin always = origin("UTC", 0, new WorkingDays(Set.of(1, 2, 3, 4, 5, 6, 7), Set.of()));

        Origin.Schedule schedule = always.schedule(Instant.parse("2026-11-28T09:00:00Z"), 1, CARRIER)
                .orElseThrow();
        assertThat(schedule.shipBy()).as("Saturday's parcel waits for Monday").isEqualTo("2026-11-30T17:00:00Z");
        assertThat(schedule.promised()).isEqualTo("2026-12-01");
    }

    @Test
    void promisesNothingWhereNobodyEverWorks() {
        Set<LocalDate> year = IntStream.range(0, 800)
                .mapToObj(LocalDate.parse("2026-01-01")::plusDays)
                .collect(Collectors.toSet());
        Origin closed = origin("UTC", 0, new WorkingDays(WEEK, year));

        assertThat(closed.schedule(Instant.parse("2026-06-01T09:00:00Z"), 1, CARRIER))
                .isEmpty();
    }

    /** Later orders never arrive earlier. */
    @Test
    void timeOnlyGoesForward() {
        Origin seattle = origin("America/Los_Angeles", 1, new WorkingDays(WEEK, THANKSGIVING));
        Instant ordered = Instant.parse("2026-10-25T00:00:00Z");
        LocalDate last = LocalDate.MIN;
        for (int hour = 0; hour < 24 * 60; hour++) {
            LocalDate promised = seattle.schedule(ordered.plusSeconds(hour * 3600L), 3, CARRIER)
                    .orElseThrow()
                    .promised();
            assertThat(promised).as("hour %s", hour).isAfterOrEqualTo(last);
            assertThat(CARRIER.contains(promised)).as("hour %s", hour).isTrue();
            last = promised;
        }
    }

    private static Origin origin(String zone, int handling, WorkingDays works) {
        return new Origin("US", ZoneId.of(zone), LocalTime.of(14, 0), LocalTime.of(17, 0), works, handling);
    }
}
