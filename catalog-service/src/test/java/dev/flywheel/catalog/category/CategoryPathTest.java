package dev.flywheel.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CategoryPathTest {

    @Test
    void readsNamesFromTheRoot() {
        CategoryPath path = CategoryPath.parse("Home & Kitchen>Coffee  >  Grinders");

        assertThat(path.names()).containsExactly("Home & Kitchen", "Coffee", "Grinders");
        assertThat(path).hasToString("Home & Kitchen > Coffee > Grinders");
        assertThat(path.name()).isEqualTo("Grinders");
    }

    @Test
    void listsTheNodesAboveIt() {
        assertThat(CategoryPath.parse("A > B > C").fromRoot())
                .extracting(CategoryPath::toString)
                .containsExactly("A", "A > B", "A > B > C");
    }

    @Test
    void refusesNamesThatAreEmptyOrTooMany() {
        assertThatThrownBy(() -> CategoryPath.parse("A >  > C")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CategoryPath.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CategoryPath.parse("a>b>c>d>e>f>g>h>i")).hasMessageContaining("1 to 8");
        assertThatThrownBy(() -> CategoryPath.parse("x".repeat(101))).hasMessageContaining("100");
    }
}
