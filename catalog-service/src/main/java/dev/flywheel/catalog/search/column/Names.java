package dev.flywheel.catalog.search.column;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts as small numbers, the same in all segments. It only grows, by texts that were never seen before. */
final class Names {

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] texts = new String[64];

    int number(String text) {
        Integer known = numbers.get(text);
        return known == null ? added(text) : known;
    }

    String text(int number) {
        return texts[number];
    }

    /** One more than the highest number that a segment made before has. */
    int size() {
        return numbers.size();
    }

    private synchronized int added(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        String[] room = number < texts.length ? texts : Arrays.copyOf(texts, number * 2);
        room[number] = text;
        texts = room;
        numbers.put(text, number);
        return number;
    }
}
