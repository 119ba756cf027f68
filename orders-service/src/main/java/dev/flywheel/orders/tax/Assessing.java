package dev.flywheel.orders.tax;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.tax.Jurisdiction.Rate;
import dev.flywheel.orders.tax.Jurisdiction.Taxability;
import dev.flywheel.orders.tax.LineTax.Levy;
import dev.flywheel.orders.tax.LineTax.Portion;
import dev.flywheel.orders.tax.Question.Kind;
import dev.flywheel.orders.tax.Question.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works one question out: a plain calculation on the tables as they are. */
final class Assessing {

    private final TaxCode code;
    private final Question question;
    private final Rounding rounding;
    private final List<Jurisdiction> covering;
    private final VatIds.@Nullable Checked buyer;
    private final boolean facilitated;
    private final Map<Optional<SellerId>, Standing> standings = new HashMap<>();
    private final Map<Optional<SellerId>, Map<String, Long>> goods = new HashMap<>();

    Assessing(TaxCode code, Question question, Rounding rounding) {
        this.code = code;
        this.question = question;
        this.rounding = rounding;
        this.covering = code.covering(question.to());
        this.buyer = question.vatId() == null ? null : VatIds.check(question.vatId());
        this.facilitated = covering.stream()
                .map(Jurisdiction::facilitator)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(true);
        for (Line line : question.lines()) {
            if (line.kind() == Kind.GOODS) {
                goods.computeIfAbsent(Optional.ofNullable(line.seller()), any -> new LinkedHashMap<>())
                        .merge(code.classOf(line), line.amount().minor(), Long::sum);
            }
        }
    }

    Assessment assess() {
        boolean inclusive = inclusive();
        List<LineTax> lines = exactLines();
        List<BigDecimal> exact = lines.stream().map(LineTax::exact).toList();
        List<Long> minor = switch (rounding) {
            case LINE -> exact.stream().map(Remainders::rounded).toList();
            case ORDER ->
                Remainders.split(Remainders.rounded(exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add)), exact);
        };
        List<Assessment.Taxed> taxed = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            taxed.add(lines.get(i).rounded(minor.get(i)));
        }
        return new Assessment(inclusive, taxed);
    }

    /** The lines before anything is rounded. */
    List<LineTax> exactLines() {
        boolean inclusive = inclusive();
        return question.lines().stream().map(line -> tax(line, inclusive)).toList();
    }

    /** As the marketplace shows prices there; where it is not registered, as the sellers do that collect themselves. */
    private boolean inclusive() {
        return standing(null)
                .inclusive()
                .orElseGet(() -> question.lines().stream()
                        .map(line -> standing(collector(line)))
                        .anyMatch(standing -> standing.inclusive().orElse(false)));
    }

    /** Whose registrations count: null for the marketplace's. */
    private @Nullable SellerId collector(Line line) {
        return facilitated ? null : line.seller();
    }

    private Standing standing(@Nullable SellerId collector) {
        return standings.computeIfAbsent(
                Optional.ofNullable(collector),
                any -> Standing.of(code, covering, question, collector, buyer == null ? null : buyer.valid()));
    }

    private LineTax tax(Line line, boolean inclusive) {
        Standing standing = standing(collector(line));
        List<Portion> portions =
                standing.reverseCharge() ? List.of(new Portion(1, List.of())) : portions(line, standing.collecting());
        String reason = reason(line, standing, portions);
        return new LineTax(line.amount(), inclusive, standing.by(), portions, reason);
    }

    private List<Portion> portions(Line line, List<Jurisdiction> collecting) {
        if (line.kind() == Kind.GOODS) {
            return List.of(new Portion(1, levies(line, code.classOf(line), collecting)));
        }
        Map<String, Long> with = goods.getOrDefault(Optional.ofNullable(line.seller()), Map.of(TaxCode.STANDARD, 1L));
        boolean allFree = with.values().stream().allMatch(worth -> worth == 0);
        List<Portion> portions = new ArrayList<>(with.size());
        with.forEach((taxClass, worth) -> {
            if (worth > 0 || allFree) {
                portions.add(new Portion(allFree ? 1 : worth, levies(line, taxClass, collecting)));
            }
        });
        boolean same = portions.stream()
                .map(Portion::levies)
                .allMatch(portions.getFirst().levies()::equals);
        return same ? List.of(portions.getFirst()) : portions;
    }

    /**
     * What each level takes.
     *
     * @param goodsClass of the line, or of the goods that it goes with
     */
    private List<Levy> levies(Line line, String goodsClass, List<Jurisdiction> levels) {
        List<Levy> levies = new ArrayList<>(levels.size());
        for (Jurisdiction level : levels) {
            Taxability taxability = taxability(line, level);
            String taxClass = taxability == Taxability.TAXABLE ? TaxCode.STANDARD : goodsClass;
            Optional<Rate> rate = taxability == Taxability.EXEMPT
                    ? Optional.empty()
                    : code.rate(level, taxClass, level.dayOf(question.at()));
            rate.ifPresent(found -> levies.add(new Levy(level.code(), found.name(), found.rate())));
        }
        return levies;
    }

    private static Taxability taxability(Line line, Jurisdiction level) {
        return switch (line.kind()) {
            case GOODS -> Taxability.WITH_GOODS;
            case DELIVERY -> level.delivery();
            case GIFT_WRAP -> level.giftWrap();
        };
    }

    private String reason(Line line, Standing standing, List<Portion> portions) {
        String note = buyer == null || buyer.problem() == null ? "" : "; VAT id not counted: " + buyer.problem();
        if (standing.reverseCharge()) {
            return "reverse charge, VAT id " + Objects.requireNonNull(buyer).valid();
        }
        Set<String> taken = portions.stream()
                .flatMap(portion -> portion.levies().stream())
                .map(levy -> levy.name() + " " + percent(levy.rate()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // Levels that would take something, were anybody registered there.
        Set<String> missed = levies(
                        line,
                        line.kind() == Kind.GOODS ? code.classOf(line) : TaxCode.STANDARD,
                        standing.unregistered())
                .stream()
                .filter(levy -> levy.rate().signum() > 0)
                .map(levy -> "not registered in " + levy.jurisdiction())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String why = taken.isEmpty() && missed.isEmpty() ? untaxed(line) : String.join(" + ", taken);
        String gap = why.isEmpty() || missed.isEmpty() ? "" : "; ";
        return why + gap + String.join(", ", missed) + note;
    }

    private String untaxed(Line line) {
        if (covering.isEmpty()) {
            return "no tax is known for " + question.to().country();
        }
        String where = covering.getLast().name();
        return switch (line.kind()) {
            case GOODS -> "no tax in " + where;
            case DELIVERY -> "delivery is not taxed in " + where;
            case GIFT_WRAP -> "gift wrap is not taxed in " + where;
        };
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
