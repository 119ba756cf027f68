package dev.flywheel.catalog.search.column;

import dev.flywheel.catalog.search.schema.Field;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/** Reads the columns of a segment, once in its life. */
final class SegmentReading {

    private final LeafReader leaf;
    private final Dictionary dictionary;
    private final int size;

    private SegmentReading(LeafReader leaf, Dictionary dictionary) {
        this.leaf = leaf;
        this.dictionary = dictionary;
        this.size = leaf.maxDoc();
    }

    static Segment of(LeafReader leaf, Dictionary dictionary, Steps prices, Steps stars) throws IOException {
        return new SegmentReading(leaf, dictionary).read(prices, stars);
    }

    private Segment read(Steps prices, Steps stars) throws IOException {
        Segment segment = new Segment();
        segment.brand = names(Field.BRAND, dictionary.brands);
        segment.category = names(Field.CATEGORY, dictionary.categories);
        lineages(segment.category);
        segment.conditions = sets(Field.CONDITIONS, dictionary.conditions);
        attributes(segment);
        segment.price = numbers(Field.PRICE);
        segment.priceStep = steps(segment.price, prices);
        segment.starStep = steps(numbers(Field.STARS), stars);
        segment.rating = numbers(Field.RATING);
        segment.created = numbers(Field.CREATED);
        segment.availability = new byte[size];
        segment.prime = new boolean[size];
        long[] availability = numbers(Field.AVAILABILITY);
        long[] prime = numbers(Field.PRIME);
        for (int i = 0; i < size; i++) {
            segment.availability[i] = (byte) Math.max(0, availability[i]);
            segment.prime[i] = prime[i] > 0;
        }
        ids(segment);
        return segment;
    }

    private int[] names(String field, Names names) throws IOException {
        int[] column = new int[size];
        Arrays.fill(column, Segment.NONE);
        SortedSetDocValues values = DocValues.getSortedSet(leaf, field);
        int[] numbers = numbers(values, names);
        for (int doc = values.nextDoc(); doc < size; doc = values.nextDoc()) {
            column[doc] = numbers[(int) values.nextOrd()];
        }
        return column;
    }

    /** The numbers of all texts of a field. */
    private static int[] numbers(SortedSetDocValues values, Names names) throws IOException {
        int[] numbers = new int[Math.toIntExact(values.getValueCount())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = names.number(values.lookupOrd(i).utf8ToString());
        }
        return numbers;
    }

    private void lineages(int[] category) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf, Field.CATEGORY_PATHS);
        int[] numbers = numbers(values, dictionary.categories);
        for (int doc = values.nextDoc(); doc < size; doc = values.nextDoc()) {
            if (category[doc] != Segment.NONE && !dictionary.knowsLineage(category[doc])) {
                int[] fromRoot = new int[values.docValueCount()];
                for (int i = 0; i < fromRoot.length; i++) {
                    fromRoot[i] = numbers[(int) values.nextOrd()];
                }
                dictionary.lineage(category[doc], fromRoot);
            }
        }
    }

    private int[] sets(String field, Names names) throws IOException {
        int[] column = new int[size];
        SortedSetDocValues values = DocValues.getSortedSet(leaf, field);
        int[] numbers = numbers(values, names);
        for (int doc = values.nextDoc(); doc < size; doc = values.nextDoc()) {
            for (int i = values.docValueCount(); i > 0; i--) {
                column[doc] |= 1 << numbers[(int) values.nextOrd()];
            }
        }
        return column;
    }

    private void attributes(Segment segment) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf, Field.ATTRIBUTE_VALUES);
        int[] numbers = numbers(values, dictionary.attributes);
        int[] first = new int[size + 1];
        int[] all = new int[numbers.length == 0 ? 0 : size];
        int count = 0;
        int next = 0;
        for (int doc = values.nextDoc(); doc < size; doc = values.nextDoc()) {
            Arrays.fill(first, next, doc + 1, count);
            next = doc + 1;
            for (int i = values.docValueCount(); i > 0; i--) {
                all = count < all.length ? all : Arrays.copyOf(all, count * 2);
                all[count++] = numbers[(int) values.nextOrd()];
            }
        }
        Arrays.fill(first, next, size + 1, count);
        segment.firstAttribute = first;
        segment.attributes = Arrays.copyOf(all, count);
    }

    private long[] numbers(String field) throws IOException {
        long[] column = new long[size];
        Arrays.fill(column, Long.MIN_VALUE);
        SortedNumericDocValues values = DocValues.getSortedNumeric(leaf, field);
        for (int doc = values.nextDoc(); doc < size; doc = values.nextDoc()) {
            column[doc] = values.nextValue();
        }
        return column;
    }

    private static byte[] steps(long[] numbers, Steps steps) {
        byte[] column = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            column[i] = steps.step(numbers[i]);
        }
        return column;
    }

    private void ids(Segment segment) throws IOException {
        segment.highId = new long[size];
        segment.lowId = new long[size];
        SortedSetDocValues values = DocValues.getSortedSet(leaf, Field.ORDER);
        for (int doc = values.nextDoc(); doc < size; doc = values.nextDoc()) {
            UUID id = UUID.fromString(values.lookupOrd(values.nextOrd()).utf8ToString());
            segment.highId[doc] = id.getMostSignificantBits();
            segment.lowId[doc] = id.getLeastSignificantBits();
        }
    }
}
