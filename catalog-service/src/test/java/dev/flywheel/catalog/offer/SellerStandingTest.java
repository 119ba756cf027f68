package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SellerStandingTest {

    @ParameterizedTest
    @CsvSource({
        "0,0,0,0,UNKNOWN",
        "19,19,19,19,UNKNOWN",
        "20,0,0,0,GOOD",
        "100,1,2,4,GOOD",
        "200,3,0,0,AT_RISK",
        "200,4,0,0,AT_RISK",
        "200,5,0,0,POOR",
        "200,0,6,0,AT_RISK",
        "200,0,11,0,POOR",
        "200,0,0,9,AT_RISK",
        "200,0,0,17,POOR",
        "2147483647,2147483647,0,0,POOR",
    })
    void followsFromTheTargets(int orders, int defective, int cancelled, int late, SellerStanding standing) {
        assertThat(SellerStanding.of(orders, defective, cancelled, late)).isEqualTo(standing);
    }
}
