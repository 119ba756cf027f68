package dev.flywheel.catalog.matching;

import java.util.Map;

/**
 * How much a word says: the rarer, the more (inverse document frequency).
 *
 * @param products in how many a word stands; one that is missing stands in none
 * @param documents all products there are
 */
record WordWeights(Map<String, Integer> products, long documents) {

    double of(String word) {
        return Math.log1p(documents / (0.5 + products.getOrDefault(word, 0)));
    }

    /** The share of a text's words, by weight, that another has too, also where one of them writes two words as one. */
    double covered(ItemText text, ItemText by) {
        double all = 0;
        double found = 0;
        for (int i = 0; i < text.sequence().size(); i++) {
            double weight = of(text.sequence().get(i));
            all += weight;
            found += isIn(text, i, by) ? weight : 0;
        }
        return all == 0 ? 0 : found / all;
    }

    private static boolean isIn(ItemText text, int place, ItemText by) {
        String word = text.sequence().get(place);
        return by.has(word)
                || (place + 1 < text.sequence().size()
                        && by.has(word + text.sequence().get(place + 1)))
                || (place > 0 && by.has(text.sequence().get(place - 1) + word));
    }
}
