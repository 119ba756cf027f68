package dev.flywheel.orders.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who issues documents, as he wants to be named.
 *
 * @param taxId e.g. a VAT identification number
 */
record Letterhead(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 200) String line1,
        @Nullable @Size(max = 200) String line2,
        @NotBlank @Size(max = 100) String city,
        @Nullable @Size(max = 100) String region,
        @Nullable @Size(max = 20) String postalCode,

        @NotBlank @Pattern(regexp = "[A-Z]{2}", message = "is an ISO 3166 code of two capital letters")
        String country,

        @Nullable @Size(max = 50) String taxId) {

    Content.Party party() {
        return new Content.Party(name, lines(line1, line2, city, region, postalCode), country, taxId);
    }

    /** An address as it is printed. */
    static List<String> lines(
            String line1, @Nullable String line2, String city, @Nullable String region, @Nullable String postalCode) {
        List<String> lines = new ArrayList<>();
        lines.add(line1);
        if (line2 != null && !line2.isBlank()) {
            lines.add(line2);
        }
        lines.add(city + (region == null ? "" : ", " + region) + (postalCode == null ? "" : " " + postalCode));
        return lines;
    }
}
