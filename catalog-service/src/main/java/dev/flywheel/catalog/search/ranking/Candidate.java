package dev.flywheel.catalog.search.ranking;

/** What a product is called; what is unknown is empty. Its words are read once. */
public final class Candidate {

    final Reading title;
    final Reading brand;
    final Reading model;
    final Reading category;

    /**
     * @param model model and part numbers
     * @param category the words of its path
     */
    public Candidate(String title, String brand, String model, String category) {
        this.title = Reading.of(title);
        this.brand = Reading.of(brand);
        this.model = Reading.of(model);
        this.category = Reading.of(category);
    }

    public String category() {
        return category.text;
    }
}
