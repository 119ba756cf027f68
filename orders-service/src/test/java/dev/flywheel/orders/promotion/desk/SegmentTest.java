package dev.flywheel.orders.promotion.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SegmentTest extends OrdersServiceTest {

    private static final String PATH = "/operator/segments/";

    @Test
    void keepsLists() {
        operator().put(PATH + "segment-a", describedAs("First")).expect(200);
        operator().put(PATH + "segment-a", describedAs("Better")).expect(200);
        operator().put(PATH + "segment-b", describedAs("Second")).expect(200);
        assertThat(operator().get(PATH + "segment-a").expect(200).text("/description"))
                .isEqualTo("Better");
        Api.Reply page = operator().get("/operator/segments?limit=1").expect(200);
        assertThat(page.at("/items").size()).isEqualTo(1);
        assertThat(page.text("/next")).isNotEmpty();
    }

    @Test
    void takesMembersOnAndOff() {
        List<String> accounts = Stream.generate(() -> AccountId.next().toString())
                .limit(3)
                .sorted()
                .toList();
        operator().put(PATH + "segment-m", describedAs("Members")).expect(200);
        String members = PATH + "segment-m/members";
        assertThat(count(operator().post(members, Map.of("add", accounts)))).isEqualTo(3);
        assertThat(count(operator().post(members, Map.of("add", accounts))))
                .as("again")
                .isEqualTo(3);
        Map<String, List<String>> both = Map.of("remove", accounts.subList(0, 1), "add", accounts.subList(1, 2));
        assertThat(count(operator().post(members, both))).isEqualTo(2);
        Api.Reply page = operator().get(members + "?limit=1").expect(200);
        assertThat(page.text("/items/0")).isEqualTo(accounts.get(1));
        assertThat(operator().get(members + "?cursor=" + page.text("/next")).text("/items/0"))
                .isEqualTo(accounts.get(2));
    }

    @Test
    void refusesWhatIsNone() {
        operator().put(PATH + "PRIME", describedAs("not ours to keep")).expect(400);
        operator().put(PATH + "segment-x", describedAs(" ")).expect(400);
        operator().get(PATH + "segment-x").expect(404);
        operator().get(PATH + "segment-x/members").expect(404);
        operator().post(PATH + "segment-x/members", Map.of("add", List.of())).expect(404);
        operator()
                .post(PATH + "segment-x/members", Map.of("add", List.of("me")))
                .expect(400);
        List<String> many = Collections.nCopies(1_001, AccountId.next().toString());
        operator().post(PATH + "segment-x/members", Map.of("add", many)).expect(400);
    }

    private static Map<String, String> describedAs(String text) {
        return Map.of("description", text);
    }

    private static int count(Api.Reply reply) {
        return reply.expect(200).at("/members").asInt();
    }
}
