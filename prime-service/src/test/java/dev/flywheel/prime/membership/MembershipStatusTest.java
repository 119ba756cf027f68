package dev.flywheel.prime.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipStatusTest {

    @Test
    void knowsWhatMayFollow() {
        assertThat(after(MembershipStatus.PENDING)).containsExactly(MembershipStatus.ACTIVE, MembershipStatus.ENDED);
        assertThat(after(MembershipStatus.ACTIVE))
                .containsExactly(
                        MembershipStatus.ACTIVE,
                        MembershipStatus.PAST_DUE,
                        MembershipStatus.CANCELLING,
                        MembershipStatus.ENDED);
        assertThat(after(MembershipStatus.PAST_DUE))
                .containsExactly(MembershipStatus.ACTIVE, MembershipStatus.PAST_DUE, MembershipStatus.ENDED);
        assertThat(after(MembershipStatus.CANCELLING)).containsExactly(MembershipStatus.ENDED);
        assertThat(after(MembershipStatus.ENDED)).isEmpty();
    }

    private static List<MembershipStatus> after(MembershipStatus status) {
        return Arrays.stream(MembershipStatus.values())
                .filter(status::canBecome)
                .toList();
    }
}
