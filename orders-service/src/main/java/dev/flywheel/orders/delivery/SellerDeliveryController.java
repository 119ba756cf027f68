package dev.flywheel.orders.delivery;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.Valid;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a seller sends; decides what shoppers are promised for his goods. */
@RestController
@RequestMapping("/seller/delivery")
class SellerDeliveryController {

    private final Networks networks;
    private final JdbcClient jdbc;

    SellerDeliveryController(Networks networks, JdbcClient jdbc) {
        this.networks = networks;
        this.jdbc = jdbc;
    }

    @GetMapping
    SellerDelivery get(@CurrentAccount AccountId account) {
        SellerId seller = new SellerId(account.value());
        return networks.current(Set.of(seller)).seller(seller);
    }

    @PutMapping
    SellerDelivery put(@CurrentAccount AccountId account, @Valid @RequestBody SellerDelivery delivery) {
        Checks.timeZone(delivery.timeZone());
        Checks.country(delivery.country());
        jdbc.sql("""
                INSERT INTO seller_delivery (seller, handling_days, country, time_zone, cut_off, faster)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (seller) DO UPDATE SET handling_days = excluded.handling_days, country = excluded.country,
                    time_zone = excluded.time_zone, cut_off = excluded.cut_off, faster = excluded.faster""")
                .params(
                        account.value(),
                        delivery.handlingDays(),
                        delivery.country(),
                        delivery.timeZone(),
                        delivery.cutOff(),
                        delivery.faster())
                .update();
        return delivery;
    }
}
