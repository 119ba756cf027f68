package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Vocabulary;
import dev.flywheel.catalog.search.ranking.Wanted;
import dev.flywheel.catalog.search.synonym.SynonymTable;
import org.springframework.stereotype.Component;

/** Reads queries with the words and synonyms of the moment. */
@Component
class QueryReader {

    private final Vocabularies vocabularies;
    private final SynonymTable synonyms;

    QueryReader(Vocabularies vocabularies, SynonymTable synonyms) {
        this.vocabularies = vocabularies;
        this.synonyms = synonyms;
    }

    Query read(Words words) {
        Vocabulary vocabulary = vocabularies.current();
        return new Query(words, Wanted.of(words.text(), vocabulary, synonyms.current()), vocabulary);
    }

    /** A query that was read. */
    record Query(Words words, Wanted wanted, Vocabulary vocabulary) {}
}
