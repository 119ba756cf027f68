package dev.flywheel.catalog.search.ranking;

/**
 * What a product is called; what is unknown is empty.
 *
 * @param model model and part numbers
 * @param category the words of its path
 */
public record Candidate(String title, String brand, String model, String category) {}
