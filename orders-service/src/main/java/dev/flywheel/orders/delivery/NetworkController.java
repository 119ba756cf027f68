package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.delivery.Network.Calendar;
import dev.flywheel.orders.delivery.Network.Carrying;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operator's warehouses, calendars, carriers and services; lists are by code. */
@RestController
@RequestMapping("/operator/delivery")
class NetworkController {

    private final Networks networks;
    private final NetworkEdits edits;

    NetworkController(Networks networks, NetworkEdits edits) {
        this.networks = networks;
        this.edits = edits;
    }

    @GetMapping("/warehouses")
    Page<Warehouse> warehouses(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(networks.current().warehouses(), Warehouse::code, cursor, limit);
    }

    @PutMapping("/warehouses/{code}")
    Warehouse putWarehouse(@PathVariable String code, @Valid @RequestBody NewWarehouse body) {
        return edits.put(code, body);
    }

    @GetMapping("/calendars")
    Page<Calendar> calendars(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(List.copyOf(networks.current().calendars().values()), Calendar::code, cursor, limit);
    }

    /** Replaces its days. */
    @PutMapping("/calendars/{code}")
    Calendar putCalendar(@PathVariable String code, @Valid @RequestBody NewCalendar body) {
        return edits.put(code, body);
    }

    @GetMapping("/carriers")
    Page<Carrying> carriers(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(networks.current().carriers(), Carrying::code, cursor, limit);
    }

    @PutMapping("/carriers/{code}")
    Carrying putCarrier(@PathVariable String code, @Valid @RequestBody NewCarrier body) {
        return edits.put(code, body);
    }

    @GetMapping("/services")
    Page<CarrierService> services(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(networks.current().services(), CarrierService::code, cursor, limit);
    }

    /** Replaces it with its zones and rates. */
    @PutMapping("/services/{code}")
    CarrierService putService(@PathVariable String code, @Valid @RequestBody NewService body) {
        return edits.put(code, body);
    }

    private static <T> Page<T> page(
            List<T> all, Function<T, String> code, @Nullable String cursor, @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        List<T> rows = all.stream()
                .filter(one ->
                        after == null || code.apply(one).compareTo(after.parts().getFirst()) > 0)
                .sorted(Comparator.comparing(code))
                .limit(most + 1L)
                .toList();
        return Page.of(rows, most, one -> Cursor.of(code.apply(one)));
    }

    record NewWarehouse(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String line1,
            @NotBlank @Size(max = 100) String city,
            @Nullable @Size(max = 100) String region,
            @Nullable @Size(max = 20) String postalCode,
            @Size(min = 2, max = 2) String country,
            @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @Size(max = 50) String timeZone,
            LocalTime cutOff,
            LocalTime collectedAt,
            @Size(max = 7) List<Integer> workingDays,
            @PositiveOrZero @Max(60) int handlingDays,
            @Nullable @Size(max = 40) String calendar,
            boolean active) {

        Warehouse as(WarehouseId id, String code) {
            return new Warehouse(
                    id,
                    code,
                    name,
                    line1,
                    city,
                    region,
                    postalCode,
                    country,
                    latitude,
                    longitude,
                    timeZone,
                    cutOff,
                    collectedAt,
                    workingDays,
                    handlingDays,
                    calendar,
                    active);
        }
    }

    record NewCalendar(
            @NotBlank @Size(max = 100) String name,
            @Size(max = 1_000) Set<LocalDate> days) {}

    record NewCarrier(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 40) String calendar,
            boolean active) {}

    /**
     * @param option what the shopper chooses, in capitals
     * @param divisor cubic centimetres that count as a kilogram; null where only the scale counts
     * @param flat true for the shop's flat rate per sender; then it has no rates
     */
    record NewService(
            @NotBlank @Size(max = 30) String carrier,
            @NotBlank @Size(max = 30) String option,
            @NotBlank @Size(max = 100) String name,
            @Nullable @Max(20_000) Integer divisor,
            @Nullable @Max(10_000_000) Integer maxGrams,
            boolean flat,
            boolean primeFree,
            @Size(max = 7) List<Integer> workingDays,
            boolean active,
            @Size(max = 2_000) List<CarrierService.Zone> zones,
            @Size(max = 2_000) List<CarrierService.Rate> rates) {}
}
