package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestGtins;
import dev.flywheel.client.Api;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.SqlStatements;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items of sellers find their products. */
class MatchTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void matchesByGtinWhateverTheTitle() {
        String gtin = TestGtins.next();
        importCsv("sku,title,gtin\nGT-1,Gtinned gong," + gtin + "\n");

        Api.Reply match = match("{\"title\":\"Something else\",\"gtin\":\"0" + gtin + "\"}");

        assertThat(match.text("/status")).isEqualTo("MATCHED");
        assertThat(match.text("/decidedBy")).isEqualTo("GTIN");
        assertThat(match.text("/productId")).isEqualTo(product("GT-1"));
        assertThat(match.text("/candidates/0/reasons/0")).isEqualTo("same GTIN");
    }

    @Test
    void matchesByWordsAndModelNumber() {
        importCsv("sku,title,brand,price,currency\nWM-1,Zanzibar ZB-4410 bread maker with timer,Zanzibar,80.00,USD\n");

        Api.Reply match = match("""
                {"title":"zanzibar breadmaker zb4410 timer","brand":"Zanzibar",
                 "price":{"amount":"75.00","currency":"USD"}}""");

        assertThat(match.text("/status")).isEqualTo("MATCHED");
        assertThat(match.text("/productId")).isEqualTo(product("WM-1"));
        assertThat(match.text("/candidates/0/reasons/1")).isEqualTo("same model number");
        assertThat(as(seller)
                        .get("/seller/matches/" + match.text("/id"))
                        .expect(200)
                        .text("/status"))
                .isEqualTo("MATCHED");
    }

    @Test
    void findsNothingForWhatIsNew() {
        Api.Reply match = match("{\"title\":\"Unheardof ukulele strap\"}");

        assertThat(match.text("/status")).isEqualTo("NEW");
        assertThat(match.at("/productId").isMissingNode()).isTrue();
    }

    @Test
    void leavesOtherYearsToTheSeller() {
        importCsv("sku,title,price,currency\nYR-1,Wanderwell road atlas 2005,20.00,USD\n");

        Api.Reply match =
                match("{\"title\":\"Wanderwell road atlas 2007\",\"price\":{\"amount\":\"20\",\"currency\":\"USD\"}}");

        assertThat(match.text("/status")).isIn("AMBIGUOUS", "NEW");
        assertThat(match.text("/candidates/0/reasons/1")).isEqualTo("another year");
    }

    @Test
    void doesNotTakeAnotherGtinForTheSame() {
        importCsv("sku,title,gtin\nOG-1,Othello ocarina OC-551," + TestGtins.next() + "\n");

        assertThat(match("{\"title\":\"Othello ocarina OC-551\",\"gtin\":\"" + TestGtins.next() + "\"}")
                        .text("/status"))
                .isEqualTo("NEW");
    }

    @Test
    void leavesOutTheSellersOwnProducts() {
        as(seller)
                .put("/seller/offers/OWN-1", "{\"title\":\"Ownable oboe OB-900 reed\"}")
                .expect(201);

        assertThat(match("{\"title\":\"Ownable oboe OB-900 reed\"}").text("/status"))
                .isEqualTo("NEW");
        assertThat(as(SellerId.next())
                        .post("/seller/matches", "{\"title\":\"Ownable oboe OB-900 reed\"}")
                        .text("/status"))
                .isEqualTo("MATCHED");
    }

    @Test
    void letsTheSellerChooseOnce() {
        String id = ambiguous("CH");
        String choice = "/seller/matches/" + id + "/choice";
        String chosen = product("CH-2");

        Api.Reply decided = as(seller).post(choice, Map.of("productId", chosen)).expect(200);

        assertThat(decided.text("/status")).isEqualTo("MATCHED");
        assertThat(decided.text("/decidedBy")).isEqualTo("SELLER");
        assertThat(decided.text("/productId")).isEqualTo(chosen);
        assertThat(decided.at("/offerId").isMissingNode()).as("no row waited").isTrue();
        assertThat(as(seller).post(choice, Map.of("new", true)).expect(409).code())
                .isEqualTo("match_decided");
    }

    @Test
    void isNobodyElsesBusiness() {
        String id = ambiguous("NB");
        Api other = as(SellerId.next());

        other.get("/seller/matches/" + id).expect(404);
        other.post("/seller/matches/" + id + "/choice", Map.of("new", true)).expect(404);
        assertThat(other.get("/seller/matches").at("/items").size()).isZero();
        as(seller)
                .post("/seller/matches/" + id + "/choice", Map.of("productId", "0198c0de-0000-7000-8000-000000000000"))
                .expect(404);
    }

    @Test
    void listsWhatWaitsPageByPage() {
        String first = ambiguous("PA");
        String second = ambiguous("PB");

        Api.Reply page =
                as(seller).get("/seller/matches?status=AMBIGUOUS&limit=1").expect(200);
        Api.Reply next = as(seller).get("/seller/matches?status=AMBIGUOUS&limit=1&cursor=" + page.text("/next"));

        assertThat(Stream.of(page, next).map(reply -> reply.text("/items/0/id")))
                .containsExactly(second, first);
        as(seller).get("/seller/matches?status=SOMETIMES").expect(400);
        as(seller).get("/seller/matches?cursor=x").expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|title",
                "{\"title\":\" \"}|title",
                "{\"title\":\"A\",\"gtin\":\"4006381333932\"}|gtin",
                "{\"title\":\"A\",\"price\":{\"amount\":\"-1.00\",\"currency\":\"USD\"}}|price",
                "{\"title\":\"A\",\"colour\":\"red\"}|colour",
            })
    void refusesWhatCannotBe(String body, String field) {
        assertThat(as(seller).post("/seller/matches", body).expect(400).text("/errors/0/field"))
                .startsWith(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"new\":false}", "{\"productId\":\"0198c0de-0000-7000-8000-000000000000\",\"new\":true}"})
    void wantsOneChoice(String body) {
        as(seller)
                .post("/seller/matches/0198c0de-0000-7000-8000-000000000000/choice", body)
                .expect(400);
    }

    @Test
    void standsWhateverIsTyped() {
        for (String title : List.of(
                "\ud83d\ude00\ud83d\ude00",
                "'; DROP TABLE match; --",
                "a ".repeat(240),
                "%_* ((( \\\"",
                "\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627",
                "1.".repeat(240),
                "the of and")) {
            as(seller).post("/seller/matches", Map.of("title", title)).expect(201);
        }
        as(seller).post("/seller/matches", Map.of("title", "x".repeat(501))).expect(400);
    }

    @Test
    void takesTheSameStatementsForOneItemOrMany() throws Exception {
        importCsv("sku,title\nST-1,Statemental stapler\nST-2,Statemental stencil\n");
        match("{\"title\":\"Statemental stapler\"}");

        List<String> sent = SqlStatements.inRequests(
                () -> match("{\"title\":\"Statemental stencil blue\",\"brand\":\"Statemental\"}"));

        assertThat(sent.stream().filter(sql -> sql.contains("match_word") && sql.contains("LEFT JOIN")))
                .hasSize(2);
        assertThat(sent.stream().filter(sql -> sql.contains("words @>"))).hasSize(1);
        assertThat(sent.stream().filter(sql -> sql.contains("INSERT INTO match ")))
                .hasSize(1);
    }

    @Test
    void letsOneOfManyChoicesAtOnceCount() throws Exception {
        String choice = "/seller/matches/" + ambiguous("RC") + "/choice";
        String product = product("RC-1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Reply>> replies = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(
                            (Callable<Api.Reply>) () -> as(seller).post(choice, Map.of("productId", product))))
                    .toList();
            int chosen = 0;
            for (Future<Api.Reply> reply : replies) {
                assertThat(reply.get().status()).isIn(200, 409);
                chosen += reply.get().status() == 200 ? 1 : 0;
            }
            assertThat(chosen).isEqualTo(1);
        }
    }

    /** Two products that differ in nothing the item says. */
    private String ambiguous(String prefix) {
        String name = "Twinned tambourine " + prefix.toLowerCase(java.util.Locale.ROOT) + "wood";
        importCsv("sku,title,brand\n%1$s-1,%2$s with jingles,Twinny\n%1$s-2,%2$s with ribbons,Twinny\n"
                .formatted(prefix, name));
        Api.Reply match = match("{\"title\":\"" + name + "\",\"brand\":\"Twinny\"}");
        assertThat(match.text("/status")).isEqualTo("AMBIGUOUS");
        assertThat(match.at("/candidates").size()).isGreaterThanOrEqualTo(2);
        return match.text("/id");
    }

    private Api.Reply match(String body) {
        return as(seller)
                .send("POST", "/seller/matches", "application/json", body.getBytes(StandardCharsets.UTF_8))
                .expect(201);
    }
}
