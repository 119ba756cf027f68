package dev.flywheel.catalog.matching;

import dev.flywheel.domain.Money;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what an item and a product agree, each feature by itself.
 *
 * @param itemCovered share of the item's words the product has, by weight, from 0 to 1
 * @param productCovered share of the product's words the item has
 * @param modelNumber from 0 to 1: the length of the longest model number they share, ten signs being plenty
 * @param modelNumbersDiffer both have model numbers, and none is the same
 * @param yearsDiffer both name years, and none is the same
 * @param unitsDiffer in how many units they count differently
 * @param plainNumbersDiffer both have numbers without a unit, and none is the same
 * @param brandsDiffer both name brands, which have nothing to do with each other
 * @param variantsDiffer both name colours, materials or sizes, and none is the same
 * @param priceGap difference of the logarithms of the prices, 2.5 at most; 0 where one is unknown
 * @param priceUnknown one has no price, or in another currency
 */
record Agreement(
        double itemCovered,
        double productCovered,
        double modelNumber,
        boolean modelNumbersDiffer,
        boolean yearsDiffer,
        int unitsDiffer,
        boolean plainNumbersDiffer,
        boolean brandsDiffer,
        boolean variantsDiffer,
        double priceGap,
        boolean priceUnknown) {

    private static final int LONG_MODEL = 10;
    private static final int SHORTEST_PART = 5;
    private static final double WIDEST_GAP = 2.5;

    static Agreement of(
            ItemText item, @Nullable Money itemPrice, ItemText product, @Nullable Money price, WordWeights weights) {
        int model = sharedModel(item, product);
        double gap = gap(itemPrice, price);
        return new Agreement(
                weights.covered(item, product),
                weights.covered(product, item),
                Math.min(model, LONG_MODEL) / (double) LONG_MODEL,
                model == 0 && !item.models().isEmpty() && !product.models().isEmpty(),
                item.numbers().differ(Numbers.YEAR, product.numbers()),
                item.numbers().differingUnits(product.numbers()),
                item.numbers().differ(Numbers.PLAIN, product.numbers()),
                brandsDiffer(item, product),
                variantsDiffer(item, product),
                Math.max(gap, 0),
                gap < 0);
    }

    /** Something that is counted differs: then it may be the same thing in another size, year or version. */
    boolean numbersDiffer() {
        return yearsDiffer || unitsDiffer > 0 || plainNumbersDiffer;
    }

    /** Less than 0 where prices cannot be compared. */
    private static double gap(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null || !one.currency().equals(other.currency())) {
            return -1;
        }
        return Math.min(WIDEST_GAP, Math.abs(Math.log((double) one.minor() / other.minor())));
    }

    private static int sharedModel(ItemText item, ItemText product) {
        int longest = 0;
        for (String one : item.models()) {
            longest = product.has(one) || product.models().contains(one) ? Math.max(longest, one.length()) : longest;
            for (String other : product.models()) {
                longest = Math.max(longest, partOf(one, other));
            }
        }
        for (String other : product.models()) {
            longest = item.has(other) ? Math.max(longest, other.length()) : longest;
        }
        return longest;
    }

    /** Shops add a colour or a country to a model number: its beginning or its end agrees. */
    private static int partOf(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        boolean part = shorter >= SHORTEST_PART
                && (one.startsWith(other) || other.startsWith(one) || one.endsWith(other) || other.endsWith(one));
        return part ? shorter - 1 : 0;
    }

    private static boolean brandsDiffer(ItemText item, ItemText product) {
        return !item.brand().isEmpty()
                && !product.brand().isEmpty()
                && item.brand().stream().noneMatch(product::has)
                && product.brand().stream().noneMatch(item::has);
    }

    private static boolean variantsDiffer(ItemText item, ItemText product) {
        Set<String> own = variants(item);
        Set<String> others = variants(product);
        return !own.isEmpty() && !others.isEmpty() && Collections.disjoint(own, others);
    }

    private static Set<String> variants(ItemText text) {
        Set<String> words = new HashSet<>(text.words());
        words.retainAll(Variants.WORDS);
        return words;
    }
}
