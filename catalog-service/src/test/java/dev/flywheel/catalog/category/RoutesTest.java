package dev.flywheel.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private final Routes routes = new Routes(Map.of(
            "Home", path("House"),
            "Home > Pans", path("House > Kitchen > Pans"),
            "Toys", path("Toys")));

    @Test
    void leadToWhereANodeIsNow() {
        assertThat(routes.follow(path("Home > Pans"))).hasToString("House > Kitchen > Pans");
        assertThat(routes.follow(path("Toys"))).hasToString("Toys");
    }

    @Test
    void leadToBelowANodeThatMoved() {
        assertThat(routes.follow(path("Home > Pans > Woks"))).hasToString("House > Kitchen > Pans > Woks");
        assertThat(routes.follow(path("Home > Lamps"))).hasToString("House > Lamps");
    }

    @Test
    void takeWhatIsUnknownAsItIsWritten() {
        assertThat(routes.follow(path("Garden > Hoses"))).hasToString("Garden > Hoses");
        assertThat(routes.follow(null)).isNull();
    }

    @Test
    void doNotLeadDeeperThanTheTreeMayBe() {
        Routes deep = new Routes(Map.of("a", path("1>2>3>4>5>6>7>8")));

        assertThat(deep.follow(path("a > b"))).hasToString("a > b");
    }

    private static CategoryPath path(String text) {
        return CategoryPath.parse(text);
    }
}
