package dev.flywheel.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProductStatusTest {

    @Test
    void neverBecomesADraftAgain() {
        assertThat(ProductStatus.values()).noneMatch(status -> status.canBecome(ProductStatus.DRAFT));
        assertThat(ProductStatus.values()).noneMatch(status -> status.canBecome(status));
        assertThat(ProductStatus.DRAFT.canBecome(ProductStatus.ACTIVE)).isTrue();
        assertThat(ProductStatus.ACTIVE.canBecome(ProductStatus.INACTIVE)).isTrue();
        assertThat(ProductStatus.INACTIVE.canBecome(ProductStatus.ACTIVE)).isTrue();
        assertThat(ProductStatus.BLOCKED.canBecome(ProductStatus.ACTIVE)).isTrue();
    }

    @Test
    void isReadInEitherCase() {
        assertThat(ProductStatus.of("active")).isEqualTo(ProductStatus.ACTIVE);
        assertThatThrownBy(() -> ProductStatus.of("gone")).hasMessageContaining("DRAFT, ACTIVE");
    }
}
