package dev.flywheel.ads.library;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the public may know of advertising. Nothing here is about who looked at an ad. */
@RestController
class LibraryController {

    private static final int LONGEST_WORD = 100;

    private final AdLibrary library;

    LibraryController(AdLibrary library) {
        this.library = library;
    }

    /** Why the ads of one auction were shown. */
    @GetMapping("/ads/{auction}/why")
    Explanation why(@PathVariable UUID auction) {
        List<Shown> ads = library.shownIn(auction);
        if (ads.isEmpty()) {
            throw new ProblemException(CommonError.NOT_FOUND, "no ads were shown in auction " + auction);
        }
        return new Explanation(auction, ads);
    }

    /**
     * Every ad that was shown, last shown first, until a year after.
     *
     * @param advertiser his id
     * @param q part of the advertised offer's title or of the advertiser's name
     * @param from only ads shown on this day (UTC) or later
     */
    @GetMapping("/ad-library")
    Page<Entry> search(
            @RequestParam(required = false) @Nullable SellerId advertiser,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (q != null && q.length() > LONGEST_WORD) {
            throw refused("q", "has at most " + LONGEST_WORD + " characters");
        }
        if (from != null && (from.getYear() < 2000 || from.getYear() > 9999)) {
            throw refused("from", "is between the years 2000 and 9999");
        }
        return library.search(new AdLibrary.Wanted(advertiser, q, from), Page.limit(limit), Cursor.parse(cursor, 2));
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST,
                field + " " + message,
                List.of(new FieldProblem(field, "out_of_range", message)));
    }

    record Explanation(UUID auctionId, List<Shown> ads) {}

    /**
     * @param advertiser on whose behalf it was shown
     * @param payer who paid; the advertiser himself
     */
    record Shown(int slot, ProductId productId, String advertiser, String payer, List<Why> whyThisAd) {}

    /** One of the main parameters, as a word for programs and a sentence for people. */
    record Why(String code, String text) {}

    /**
     * @param title of the offer advertised
     * @param keywords the main parameters: the searches it is shown for
     * @param impressions how often it was shown
     */
    record Entry(
            UUID adId,
            SellerId advertiserId,
            String advertiser,
            String payer,
            ProductId productId,
            String title,
            List<String> keywords,
            Instant firstShown,
            Instant lastShown,
            long impressions) {}
}
