package dev.flywheel.orders.tax;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.Jurisdiction.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tables of one moment, in memory. Immutable. */
final class TaxCode {

    static final String STANDARD = "STANDARD";
    private static final String EU = "EU";

    private final long version;
    private final Map<String, List<Jurisdiction>> byCountry = new HashMap<>();
    private final Map<String, String> fallbacks = new HashMap<>();
    private final Map<List<String>, String> classes = new HashMap<>();
    private final List<Jurisdiction> jurisdictions;
    private final List<TaxClass> taxClasses;
    private final List<ClassRule> rules;
    private final List<Registration> registrations;
    private final Map<String, String> vatAreas = new HashMap<>();

    TaxCode(
            long version,
            List<Jurisdiction> jurisdictions,
            List<TaxClass> taxClasses,
            List<ClassRule> rules,
            List<Registration> registrations) {
        this.version = version;
        this.jurisdictions = List.copyOf(jurisdictions);
        this.taxClasses = List.copyOf(taxClasses);
        this.rules = List.copyOf(rules);
        this.registrations = List.copyOf(registrations);
        for (Jurisdiction jurisdiction : jurisdictions) {
            byCountry
                    .computeIfAbsent(jurisdiction.country(), any -> new ArrayList<>())
                    .add(jurisdiction);
            if (jurisdiction.vatArea() != null) {
                vatAreas.put(jurisdiction.code(), jurisdiction.vatArea());
            }
        }
        taxClasses.forEach(taxClass ->
                fallbacks.put(taxClass.code(), taxClass.fallsBackTo() == null ? STANDARD : taxClass.fallsBackTo()));
        rules.forEach(rule -> classes.put(rule.category(), rule.taxClass()));
    }

    long version() {
        return version;
    }

    List<Jurisdiction> jurisdictions() {
        return jurisdictions;
    }

    Optional<Jurisdiction> jurisdiction(String code) {
        return jurisdictions.stream().filter(known -> known.code().equals(code)).findFirst();
    }

    List<TaxClass> classes() {
        return taxClasses;
    }

    boolean hasClass(String taxClass) {
        return fallbacks.containsKey(taxClass);
    }

    List<ClassRule> rules() {
        return rules;
    }

    List<Registration> registrations() {
        return registrations;
    }

    /** Who may tax there, wide to narrow. */
    List<Jurisdiction> covering(Question.Place place) {
        String postalCode = Jurisdiction.normalised(place.postalCode());
        List<Jurisdiction> found = byCountry.getOrDefault(place.country(), List.of()).stream()
                .filter(jurisdiction -> jurisdiction.covers(place, postalCode))
                .sorted(Comparator.comparing(Jurisdiction::level).thenComparing(Jurisdiction::code))
                .toList();
        Optional<Jurisdiction> replacing =
                found.stream().filter(Jurisdiction::replacesWider).max(Comparator.comparing(Jurisdiction::level));
        if (replacing.isEmpty()) {
            return found;
        }
        Level from = replacing.get().level();
        return found.stream()
                .filter(jurisdiction ->
                        jurisdiction.level().compareTo(from) > 0 || jurisdiction.equals(replacing.get()))
                .toList();
    }

    /** The class of a line of goods: its own word, or that of the longest path its category begins with. */
    String classOf(Question.Line line) {
        if (line.taxClass() != null && fallbacks.containsKey(line.taxClass())) {
            return line.taxClass();
        }
        List<String> path = line.category();
        for (int length = path.size(); length > 0; length--) {
            String taxClass = classes.get(path.subList(0, length));
            if (taxClass != null) {
                return taxClass;
            }
        }
        return STANDARD;
    }

    /** The rate in force of a class, or of the class that stands in for it. */
    Optional<Rate> rate(Jurisdiction jurisdiction, String taxClass, LocalDate day) {
        String candidate = taxClass;
        // A class may stand in for another, but never for more of them than there are.
        for (int step = 0; step <= fallbacks.size(); step++) {
            Optional<Rate> rate = jurisdiction.rate(candidate, day);
            if (rate.isPresent() || candidate.equals(STANDARD)) {
                return rate;
            }
            candidate = fallbacks.getOrDefault(candidate, STANDARD);
        }
        return jurisdiction.rate(STANDARD, day);
    }

    /** How he collects for a jurisdiction: registered there himself, or by the one-stop-shop. */
    Optional<Registration> registration(Jurisdiction jurisdiction, @Nullable SellerId seller, LocalDate day) {
        Optional<Registration> local = registrations.stream()
                .filter(registration -> registration.scheme() == Registration.Scheme.LOCAL
                        && registration.jurisdiction().equals(jurisdiction.registersWith())
                        && registration.isOf(seller, day))
                .findFirst();
        if (local.isPresent() || !EU.equals(jurisdiction.vatArea())) {
            return local;
        }
        return registrations.stream()
                .filter(registration ->
                        registration.scheme() == Registration.Scheme.UNION_OSS && registration.isOf(seller, day))
                .findFirst();
    }

    /** Registrations of his in a VAT area other than in the country given, wherever in it. */
    boolean isRegisteredElsewhere(String vatArea, String vatCountry, @Nullable SellerId seller, LocalDate day) {
        return registrations.stream()
                .anyMatch(registration -> registration.isOf(seller, day)
                        && vatArea.equals(vatAreas.get(registration.jurisdiction()))
                        && !registration.vatCountry().equals(vatCountry));
    }

    /**
     * A class of goods.
     *
     * @param fallsBackTo whose rate counts where this has none; null for STANDARD only
     */
    record TaxClass(String code, String name, @Nullable String fallsBackTo) {}

    /** That a category's goods have a class. */
    record ClassRule(UUID id, List<String> category, String taxClass) {}
}
