package dev.flywheel.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a review helped. */
class VoteTest extends CatalogServiceTest {

    private static final Map<String, Object> YES = Map.of("helpful", true);
    private static final Map<String, Object> NO = Map.of("helpful", false);

    @Test
    void countsOneVoiceOfEachCustomer() {
        String path = written(listed("VOTE-1"), "Voted");
        Api voter = as(AccountId.next());

        voter.put(path + "/vote", YES).expect(200);
        Api.Reply again = voter.put(path + "/vote", YES).expect(200);
        assertThat(again.at("/helpful").asInt()).isEqualTo(1);

        Api.Reply changed = voter.put(path + "/vote", NO).expect(200);
        assertThat(changed.at("/helpful").asInt()).isZero();
        assertThat(changed.at("/unhelpful").asInt()).isEqualTo(1);

        voter.delete(path + "/vote").expect(204);
        voter.delete(path + "/vote").expect(204);
        assertThat(shopper().get(path).at("/unhelpful").asInt()).isZero();
    }

    @Test
    void letsNobodyVoteForHimself() {
        String product = listed("VOTE-2");
        Api author = as(AccountId.next());
        String path = "/products/" + product + "/reviews/"
                + author.post("/products/" + product + "/reviews", review("Mine"))
                        .text("/reviewId");

        assertThat(author.put(path + "/vote", YES).expect(403).code()).isEqualTo("own_review");
    }

    @Test
    void putsWhatHelpedManyFirst() {
        String product = listed("VOTE-3");
        String some = written(product, "Some found it helpful");
        String few = written(product, "Few did");
        String none = written(product, "Nobody did");
        String unknown = written(product, "Nobody said");
        vote(some, 9, 1);
        vote(few, 1, 0);
        vote(none, 0, 3);

        assertThat(texts(shopper().get("/products/" + product + "/reviews").expect(200), "title"))
                .containsExactly("Some found it helpful", "Few did", "Nobody said", "Nobody did");
        assertThat(unknown).isNotEmpty();
    }

    @Test
    void ranksByTheLowerBoundOfTheHelpfulShare() {
        String path = written(listed("VOTE-4"), "Bounded");
        vote(path, 7, 3);

        int rank = jdbc.sql("SELECT helpful_rank FROM review WHERE id = :id::uuid")
                .param("id", path.substring(path.lastIndexOf('/') + 1))
                .query(Integer.class)
                .single();

        assertThat(rank).isEqualTo((int) Math.round(1_000_000 * wilson(7, 10)));
    }

    @Test
    void refusesVotesThatAreNone() {
        String path = written(listed("VOTE-5"), "Refused");
        Api voter = as(AccountId.next());

        voter.put(path + "/vote", "{}").expect(400);
        voter.put(path + "/vote", "{\"helpful\":\"yes\"}").expect(400);
        voter.put(path.substring(0, path.lastIndexOf('/')) + "/0198c0de-0000-7000-8000-000000000000/vote", YES)
                .expect(404);
        shopper().put(path + "/vote", YES).expect(401);
    }

    /** Wilson 1927, 95 %. */
    private static double wilson(int helpful, int all) {
        double z = 1.96;
        double share = (double) helpful / all;
        double margin = z * Math.sqrt((share * (1 - share) + z * z / (4 * all)) / all);
        return (share + z * z / (2 * all) - margin) / (1 + z * z / all);
    }

    private void vote(String path, int helpful, int unhelpful) {
        for (int i = 0; i < helpful + unhelpful; i++) {
            as(AccountId.next()).put(path + "/vote", i < helpful ? YES : NO).expect(200);
        }
    }

    private String listed(String sku) {
        importCsv("sku,title,price,currency\n" + sku + ",Voted kettle,20.00,USD\n");
        return product(sku);
    }

    private String written(String product, String title) {
        return as(AccountId.next())
                .post("/products/" + product + "/reviews", review(title))
                .expect(201)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static Map<String, Object> review(String title) {
        return Map.of("stars", 4, "title", title, "text", "A kettle.");
    }
}
