package dev.flywheel.orders.returns;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class ReplacementOnTwoTest extends ReplacementTest {
    /** Statements are counted at one instance, in the test that this one repeats. */
    @Override
    void asksTheDatabaseAsOftenForManyLinesAsForOne() {}
}
