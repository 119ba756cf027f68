package dev.flywheel.catalog.matching;

import java.util.Set;

/** Words that tell apart what is otherwise the same: colours, materials, sizes, for whom. */
final class Variants {

    static final Set<String> WORDS =
            Set.of(("black white red blue green yellow orange pink purple silver gray grey brown"
                            + " cyan magenta gold violet beige ivory charcoal navy teal bronze copper champagne clear transparent"
                            + " rose khaki tan coral sand wood wooden oak pine walnut bamboo steel stainless aluminum aluminium"
                            + " iron glass plastic leather cotton wool linen silk ceramic enamel brass titanium rubber vinyl nylon"
                            + " suede velvet marble small medium large xl xxl men women mens womens boy girl kid left right")
                    .split(" "));

    private Variants() {}
}
