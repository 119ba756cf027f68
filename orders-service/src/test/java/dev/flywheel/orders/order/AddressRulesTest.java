package dev.flywheel.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressRulesTest {

    @Test
    void takesWhatACountryNeeds() {
        assertThat(wrong("US", "WA", "98101")).isEmpty();
        assertThat(wrong("US", "PR", "00901-1234")).isEmpty();
        assertThat(wrong("CA", "AB", "T5A 0A1")).isEmpty();
        assertThat(wrong("GB", null, "SW1A 1AA")).isEmpty();
        assertThat(wrong("DE", "Berlin", "10115")).isEmpty();
        assertThat(wrong("HK", null, null)).as("no postal codes there").isEmpty();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThat(wrong("US", null, null)).containsExactly("shipTo.region required", "shipTo.postalCode required");
        assertThat(wrong("US", "Washington", "98101")).containsExactly("shipTo.region unknown_region");
        assertThat(wrong("US", "WA", "9810")).containsExactly("shipTo.postalCode malformed");
        assertThat(wrong("CA", "WA", "98101"))
                .containsExactly("shipTo.region unknown_region", "shipTo.postalCode malformed");
        assertThat(wrong("GB", null, " ")).containsExactly("shipTo.postalCode required");
        assertThat(wrong("us", "WA", "98101")).containsExactly("shipTo.country unknown_country");
        assertThat(wrong("ZZ", null, "1")).containsExactly("shipTo.country unknown_country");
    }

    private static List<String> wrong(String country, @Nullable String region, @Nullable String postalCode) {
        Address address = new Address("Ann", "1 Pine Street", null, "Somewhere", region, postalCode, country);
        try {
            AddressRules.check(address, "shipTo");
            return List.of();
        } catch (ProblemException refused) {
            return refused.errors().stream()
                    .map(error -> error.field() + " " + error.code())
                    .toList();
        }
    }
}
