package dev.flywheel.orders.tax;

import static dev.flywheel.orders.tax.TaxLaw.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.tax.Assessment.Taxed;
import dev.flywheel.orders.tax.Jurisdiction.Area;
import dev.flywheel.orders.tax.Jurisdiction.Level;
import dev.flywheel.orders.tax.Jurisdiction.Taxability;
import dev.flywheel.orders.tax.Question.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the basket: nothing is lost, nothing is made up. */
class TaxSumsTest {

    private static final int ROUNDS = 5_000;
    private static final SellerId SELLER = SellerId.next();

    @Test
    void everyLineAddsUp() {
        Random chance = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            Rounding rounding = chance.nextBoolean() ? Rounding.LINE : Rounding.ORDER;
            Question question = basket(chance);
            Assessment answer = new Assessing(law(chance), question, rounding).assess();

            assertThat(answer.fits(question))
                    .as("round %s: %s %s", round, question, answer)
                    .isTrue();
            for (Taxed line : answer.lines()) {
                assertThat(line.shares())
                        .as("round %s", round)
                        .allMatch(share -> !share.tax().isNegative());
                assertThat(line.net().isNegative()).as("round %s", round).isFalse();
            }
        }
    }

    @Test
    void anOrderIsRoundedOnceAndNoLineIsOffByACent() {
        Random chance = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            Question question = basket(chance);
            TaxCode law = law(chance);
            List<LineTax> exact = exact(law, question);
            Assessment answer = new Assessing(law, question, Rounding.ORDER).assess();

            BigDecimal total = exact.stream().map(LineTax::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
            long charged = answer.lines().stream()
                    .mapToLong(line -> line.tax().minor())
                    .sum();
            assertThat(charged)
                    .as("round %s", round)
                    .isEqualTo(total.setScale(0, RoundingMode.HALF_UP).longValueExact());
            for (int i = 0; i < exact.size(); i++) {
                BigDecimal off = exact.get(i)
                        .exact()
                        .subtract(BigDecimal.valueOf(answer.lines().get(i).tax().minor()));
                assertThat(off.abs()).as("round %s line %s", round, i).isLessThan(BigDecimal.ONE);
            }
        }
    }

    @Test
    void perLineIsHalfUpOfTheLine() {
        TaxCode law = new TaxLaw()
                .salesTax("US-WA", Level.REGION, "US-WA", Taxability.EXEMPT, TaxLaw.in("WA"), "0.065")
                .registered("US-WA", false)
                .code();
        Question question = TaxLaw.ask(
                TaxLaw.place("US", "WA", "98101"), TaxLaw.goods("1.00"), TaxLaw.goods("1.00"), TaxLaw.goods("0.99"));

        assertThat(taxes(new Assessing(law, question, Rounding.LINE).assess())).containsExactly(7L, 7L, 6L);
        assertThat(taxes(new Assessing(law, question, Rounding.ORDER).assess()))
                .as("19.435 cents in all: the largest remainders are the first two lines' halves, and one cent is left")
                .containsExactly(7L, 6L, 6L);
    }

    private static List<Long> taxes(Assessment answer) {
        return answer.lines().stream().map(line -> line.tax().minor()).toList();
    }

    /** What the lines owe in fractions of cents, one by one so that no order is involved. */
    private static List<LineTax> exact(TaxCode law, Question question) {
        return new Assessing(law, question, Rounding.ORDER).exactLines();
    }

    private static TaxCode law(Random chance) {
        Taxability delivery = Taxability.values()[chance.nextInt(3)];
        TaxLaw law = new TaxLaw()
                .salesTax("US-WA", Level.REGION, "US-WA", delivery, TaxLaw.in("WA"), rate(chance))
                .salesTax("US-WA-KING", Level.COUNTY, "US-WA", delivery, new Area("WA", null, "98", "98"), rate(chance))
                .with(new Jurisdiction(
                        "US",
                        "US",
                        Level.COUNTRY,
                        "US",
                        "US",
                        false,
                        chance.nextBoolean(),
                        delivery,
                        Taxability.WITH_GOODS,
                        null,
                        null,
                        List.of(),
                        List.of(TaxLaw.rate("STANDARD", rate(chance)), TaxLaw.rate("REDUCED", rate(chance)))))
                .category("REDUCED", "Books");
        if (chance.nextBoolean()) {
            law.registered("US", chance.nextBoolean());
        }
        if (chance.nextInt(4) > 0) {
            law.registered("US-WA", chance.nextBoolean());
        }
        if (chance.nextBoolean()) {
            law.registered("US", Registration.Scheme.LOCAL, SELLER, chance.nextBoolean(), false);
        }
        return law.code();
    }

    private static String rate(Random chance) {
        return BigDecimal.valueOf(chance.nextInt(250_001), 6).toPlainString();
    }

    private static Question basket(Random chance) {
        List<Question.Line> lines = new ArrayList<>();
        for (int i = 0; i <= chance.nextInt(12); i++) {
            long amount = chance.nextInt(5) == 0 ? 0 : chance.nextLong(chance.nextBoolean() ? 300 : 10_000_000);
            lines.add(new Question.Line(
                    Kind.values()[chance.nextInt(3)],
                    chance.nextBoolean() ? SELLER : null,
                    List.of(chance.nextBoolean() ? "Books" : "Toys"),
                    null,
                    new Money(amount, Currency.getInstance("USD"))));
        }
        return new Question(TaxLaw.place("US", "WA", "98101"), null, DAY, Currency.getInstance("USD"), lines);
    }
}
