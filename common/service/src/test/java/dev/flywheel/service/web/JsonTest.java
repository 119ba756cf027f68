package dev.flywheel.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    record Answer(String text, int count, @Nullable String more) {}

    @Test
    void toleratesWhatANewerServiceSays() {
        Answer answer =
                Json.tolerant().readValue("{\"text\":\"a\",\"count\":1,\"added\":{\"later\":[]}}", Answer.class);
        assertThat(answer).isEqualTo(new Answer("a", 1, null));
    }

    @Test
    void toleratesWhatAnOlderServiceDoesNotSay() {
        assertThat(Json.tolerant().readValue("{}", Answer.class).count()).isZero();
    }

    @Test
    void leavesNullsOut() {
        assertThat(Json.tolerant().writeValueAsString(new Answer("a", 1, null)))
                .isEqualTo("{\"text\":\"a\",\"count\":1}");
    }
}
