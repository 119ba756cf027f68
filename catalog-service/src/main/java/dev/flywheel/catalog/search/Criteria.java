package dev.flywheel.catalog.search;

/** What is looked for. */
record Criteria(Words words, Filters filters, Sorting sorting) {

    /** Words decide about the order. */
    boolean byRelevance() {
        return sorting == Sorting.RELEVANCE && !words.none();
    }

    /** Without words nothing is more relevant than another, and the newest come first. */
    Sorting order() {
        return sorting == Sorting.RELEVANCE && words.none() ? Sorting.NEWEST : sorting;
    }

    /** The same in every process; a cursor carries it so that it cannot continue another search. */
    String fingerprint() {
        return Integer.toHexString((words.text() + '\n' + filters + '\n' + sorting).hashCode());
    }
}
