package dev.flywheel.orders.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Some units of a line, as a caller names them. */
public record LineQuantity(
        @NotNull UUID lineId, @NotNull @Min(1) @Max(100_000) Integer quantity) {}
