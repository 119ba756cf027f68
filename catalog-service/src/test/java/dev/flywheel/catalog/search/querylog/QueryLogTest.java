package dev.flywheel.catalog.search.querylog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.search.querylog.QueryLog.Outcome;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class QueryLogTest extends CatalogServiceTest {

    @Autowired
    private QueryLog log;

    @Autowired
    private QueryCounts counts;

    @Autowired
    private UsualQueries usual;

    @Test
    void countsTheSameWordsTogether() {
        log.record("Qlog  ONE!", Outcome.NOTHING);
        log.record("qlog one", Outcome.PARTIAL);
        log.record("qlog one", Outcome.FOUND);
        log.write();

        assertThat(row("qlog one")).isEqualTo("3 1 1");
    }

    @Test
    void leavesOutWhatIsLongOrNoWord() {
        log.record("?!", Outcome.NOTHING);
        log.record("qlog " + "x".repeat(QueryLog.LONGEST), Outcome.NOTHING);
        log.write();

        assertThat(jdbc.sql("SELECT count(*) FROM search_query WHERE text LIKE 'qlog xxx%' OR text = ''")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void suggestsOnlyWhatSeveralTypedAndFound() {
        IntStream.range(0, 3).forEach(i -> log.record("qlog garnet lamp", Outcome.FOUND));
        IntStream.range(0, 3).forEach(i -> log.record("qlog garnet nothing", Outcome.NOTHING));
        IntStream.range(0, 2).forEach(i -> log.record("qlog garnet seldom", Outcome.FOUND));
        log.write();
        usual.read();

        assertThat(usual.current())
                .contains("qlog garnet lamp")
                .doesNotContain("qlog garnet nothing", "qlog garnet seldom");
        assertThat(texts(shopper().get("/suggestions?q=garn+qlo").expect(200), "text"))
                .containsExactly("qlog garnet lamp");
    }

    @Test
    void forgetsWhatNobodyTypesAnyMore() {
        log.record("qlog forgotten", Outcome.NOTHING);
        log.record("qlog kept", Outcome.NOTHING);
        log.write();
        jdbc.sql("UPDATE search_query SET last_at = :then WHERE text = 'qlog forgotten'")
                .param("then", OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(91)), ZoneOffset.UTC))
                .update();

        assertThat(counts.forget()).isPositive();
        assertThat(jdbc.sql("SELECT text FROM search_query WHERE text IN ('qlog forgotten', 'qlog kept')")
                        .query(String.class)
                        .list())
                .containsExactly("qlog kept");
    }

    private String row(String text) {
        return jdbc.sql("SELECT concat_ws(' ', searches, partial, nothing) FROM search_query WHERE text = :text")
                .param("text", text)
                .query(String.class)
                .single();
    }
}
