package dev.flywheel.ads.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.ads.AdsServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.service.OtherServices;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountApiTest extends AdsServiceTest {

    private final AccountId account = AccountId.next();

    @Test
    void makesAShopperAnAdvertiserOnce() {
        Api.Reply first = shopper()
                .post("/ads/account", Map.of("displayName", "Kettle & Co"))
                .expect(201);
        assertThat(first.text("/advertiserId")).isEqualTo(account.toString());
        assertThat(first.text("/role")).isEqualTo("ADVERTISER");
        assertThat(first.text("/next")).contains("refresh your session");
        Api.Reply again = shopper().post("/ads/account", null).expect(200);
        assertThat(again.text("/displayName")).isEqualTo("Kettle & Co");
        assertThat(again.text("/createdAt")).isEqualTo(first.text("/createdAt"));
        assertThat(roles.grants.stream().filter(grant -> grant.account().equals(account)))
                .hasSize(2)
                .allMatch(grant -> grant.role() == Role.ADVERTISER);
    }

    @Test
    void showsTheAccount() {
        assertThat(shopper().get("/ads/account").expect(404).code()).isEqualTo("not_found");
        shopper().post("/ads/account", Map.of("displayName", "Own name")).expect(201);
        assertThat(shopper().get("/ads/account").expect(200).text("/displayName"))
                .isEqualTo("Own name");
        OtherServices.publish("seller", new SellerChanged(new SellerId(account.value()), "Shop name", "GB", true));
        feeds.drain();
        assertThat(shopper().get("/ads/account").expect(200).text("/displayName"))
                .isEqualTo("Shop name");
    }

    @Test
    void refusesNamesThatAreNone() {
        for (String name : new String[] {"", " ", " padded", "x".repeat(101)}) {
            Api.Reply refused =
                    shopper().post("/ads/account", Map.of("displayName", name)).expect(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("displayName");
        }
        assertThat(shopper()
                        .post("/ads/account", Map.of("name", "x"))
                        .expect(400)
                        .code())
                .isEqualTo("unknown_field");
        api().post("/ads/account", Map.of()).expect(401);
        as(account, Role.SELLER).post("/ads/account", Map.of()).expect(403);
    }

    private Api shopper() {
        return as(account, Role.SHOPPER);
    }
}
