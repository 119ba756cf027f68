package dev.flywheel.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SchemaNamesTest {

    private final SchemaNames names = new SchemaNames();

    @Test
    void tellsNestedTypesApart() {
        assertThat(names.getNameOfClass(CartController.Line.class))
                .isEqualTo(names.getNameOfClass(CartController.Line.class))
                .endsWith("CartLine");
        assertThat(names.getNameOfClass(OrderShown.Line.class)).endsWith("OrderShownLine");
    }

    @Test
    void doesNotRepeatTheFeature() {
        assertThat(names.getNameOfClass(TheSchemaNamesTestLine.class)).isEqualTo("TheSchemaNamesTestLine");
    }

    @Test
    void leavesOthersNamesAlone() {
        assertThat(names.getNameOfClass(Thread.State.class)).isEqualTo("State");
    }

    @Test
    void refusesOneNameForTwo() {
        names.getNameOfClass(CartController.Line.class);

        assertThatIllegalStateException()
                .isThrownBy(() -> names.getNameOfClass(Cart.Line.class))
                .withMessageContaining("CartLine");
    }

    private static final class CartController {
        private record Line() {}
    }

    private static final class Cart {
        private record Line() {}
    }

    private static final class OrderShown {
        private record Line() {}
    }

    private record TheSchemaNamesTestLine() {}
}
