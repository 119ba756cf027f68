package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariationValuesTest {

    private static final List<String> THEME = List.of("size", "colour");

    @Test
    void areTheSameWhateverTheirCapitalsAndOrder() {
        VariationValues one = VariationValues.of(THEME, "{\"colour\":\"Dark  Red\",\"size\":\"M\",\"x\":1}", "{}");
        VariationValues other = VariationValues.of(THEME, "{\"size\":\"m\",\"colour\":\" dark red \"}", "{}");

        assertThat(one).isEqualTo(other).isEqualTo(new VariationValues("size=m, colour=dark red", List.of()));
    }

    @Test
    void areThoseOfTheDefinitionWhereThereIsOne() {
        VariationValues grams = VariationValues.of(List.of("weight"), "{\"weight\":\"1000 g\"}", "{\"weight\":1000}");
        VariationValues kilo = VariationValues.of(List.of("weight"), "{\"weight\":\"1 kg\"}", "{\"weight\":1000}");

        assertThat(grams.text()).isEqualTo(kilo.text());
    }

    @Test
    void mustAllBeThere() {
        VariationValues none = VariationValues.of(THEME, "{\"size\":[\"S\",\"M\"],\"colour\":\" \"}", "{}");

        assertThat(none.missing())
                .extracting(RowProblem::field, RowProblem::code)
                .containsExactly(tuple("attributes.size", "required"), tuple("attributes.colour", "required"));
    }
}
