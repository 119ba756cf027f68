package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.orders.twice.SecondInstance;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** The same with two instances on one database. */
@SuppressWarnings("NullAway.Init")
class ReturnLabelOnTwoTest extends ReturnLabelTest {

    @Autowired
    private ConfigurableApplicationContext context;

    @Override
    protected int entrance() {
        return SecondInstance.of(context).entrance();
    }

    @Override
    protected List<Integer> instances() {
        return SecondInstance.of(context).ports();
    }

    /** Statements are counted at one instance, in the test that this one repeats. */
    @Override
    void asksTheDatabaseAsOftenForManyLinesAsForOne() {}

    @AfterAll
    static void bothWereAsked() {
        assertThat(SecondInstance.given()).hasSize(2).doesNotContain(0);
    }
}
