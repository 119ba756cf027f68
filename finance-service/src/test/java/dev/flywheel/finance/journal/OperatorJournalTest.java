package dev.flywheel.finance.journal;

import static dev.flywheel.finance.TestEntries.key;
import static dev.flywheel.finance.TestEntries.reversal;
import static dev.flywheel.finance.TestEntries.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.finance.FinanceServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("NullAway.Init")
class OperatorJournalTest extends FinanceServiceTest {

    @Autowired
    private Ledger ledger;

    @Test
    void openTheLinesOfAReference() {
        JournalEntry sale = sale(key("sale"), "10.00");
        ledger.append("orders", List.of(sale, reversal(key("reversal"), sale.key(), "10.00")));

        JsonNode items = operator()
                .get("/operator/journal?reference=order:" + sale.key())
                .expect(200)
                .at("/items");

        assertThat(items).hasSize(4);
        JsonNode first = items.get(0);
        assertThat(first.at("/entry").asString()).isEqualTo(sale.key());
        assertThat(first.at("/source").asString()).isEqualTo("orders");
        assertThat(first.at("/account").asString()).isEqualTo("CONTRACT_LIABILITY");
        assertThat(first.at("/side").asString()).isEqualTo("DEBIT");
        assertThat(first.at("/amount/amount").asString()).isEqualTo("10.00");
        assertThat(first.at("/effectiveAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        String reference = "order:" + key("paged");
        for (int i = 0; i < 5; i++) {
            JournalEntry sale = sale(key("sale"), "1.00");
            ledger.append(
                    "orders",
                    List.of(new JournalEntry(sale.key(), sale.effectiveAt(), "paged", null, about(reference, sale))));
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Api.Reply page = operator()
                    .get("/operator/journal?account=PRODUCT_SALES&reference=" + reference + "&limit=2" + cursor)
                    .expect(200);
            page.at("/items").forEach(item -> seen.add(item.at("/entry").asString()));
            cursor = page.text("/next").isEmpty() ? "" : "&cursor=" + page.text("/next");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void badParametersAreRefused() {
        assertThat(operator().get("/operator/journal").expect(400).text("/errors/0/field"))
                .isEqualTo("reference");
        assertThat(operator().get("/operator/journal?account=GOLD").expect(400).text("/errors/0/field"))
                .isEqualTo("account");
        assertThat(operator()
                        .get("/operator/journal?reference=r&cursor=x")
                        .expect(400)
                        .code())
                .isEqualTo("invalid_cursor");
        operator().get("/operator/journal?reference=r&limit=101").expect(400);
        operator().get("/operator/journal?reference=" + "r".repeat(201)).expect(400);
    }

    @Test
    void servicesReadByReference() {
        JournalEntry sale = sale(key("sale"), "10.00");
        ledger.append("orders", List.of(sale));

        JsonNode lines = service()
                .get("/internal/journal?reference=order:" + sale.key())
                .expect(200)
                .json();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).at("/line/account").asString()).isEqualTo("PRODUCT_SALES");
        assertThat(lines.get(1).at("/line/dimensions/country").asString()).isEqualTo("US");
    }

    @Test
    void aConflictIsListedUntilItIsAcknowledged() {
        JournalEntry sale = sale(key("sale"), "10.00");
        ledger.append("orders", List.of(sale));
        ledger.append("orders", List.of(sale(sale.key(), "11.00")));

        JsonNode conflict = find(true, sale.key());
        assertThat(conflict.at("/kind").asString()).isEqualTo("OTHER_CONTENT");
        assertThat(conflict.at("/statement/lines/0/amount/amount").asString()).isEqualTo("11.00");

        String path = "/operator/journal-conflicts/" + conflict.at("/id").asString() + "/acknowledgement";
        operator().post(path, Map.of("note", "corrected by entry c1")).expect(200);
        operator().post(path, Map.of("note", "a second one")).expect(200);

        assertThat(find(true, sale.key()).isMissingNode()).isTrue();
        assertThat(find(false, sale.key()).at("/note").asString()).isEqualTo("corrected by entry c1");
    }

    @Test
    void acknowledgingNeedsANoteAndAConflict() {
        String path = "/operator/journal-conflicts/" + UUID.randomUUID() + "/acknowledgement";

        assertThat(operator().post(path, Map.of("note", " ")).expect(400).text("/errors/0/field"))
                .isEqualTo("note");
        operator().post(path, Map.of("note", "done")).expect(404);
    }

    private JsonNode find(boolean open, String key) {
        String cursor = "";
        while (true) {
            Api.Reply page = operator()
                    .get("/operator/journal-conflicts?limit=100&open=" + open + cursor)
                    .expect(200);
            for (JsonNode item : page.at("/items")) {
                if (item.at("/key").asString().equals(key)) {
                    return item;
                }
            }
            if (page.text("/next").isEmpty()) {
                return page.at("/next");
            }
            cursor = "&cursor=" + page.text("/next");
        }
    }

    private static List<JournalEntry.Line> about(String reference, JournalEntry entry) {
        return entry.lines().stream()
                .map(line -> new JournalEntry.Line(
                        line.account(), line.side(), line.amount(), JournalEntry.Dimensions.of("US", reference)))
                .toList();
    }
}
