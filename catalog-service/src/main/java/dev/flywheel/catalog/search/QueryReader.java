package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Synonyms;
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
        Reading reading = new Reading(vocabularies.current(), synonyms.current());
        return new Query(words, Wanted.of(words.text(), reading.vocabulary(), reading.synonyms()), reading);
    }

    /** What queries were read with: as long as it is the same, so is what a query means. */
    record Reading(Vocabulary vocabulary, Synonyms synonyms) {}

    /** A query that was read. */
    record Query(Words words, Wanted wanted, Reading reading) {

        Vocabulary vocabulary() {
            return reading.vocabulary();
        }
    }
}
