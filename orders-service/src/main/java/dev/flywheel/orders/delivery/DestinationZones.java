package dev.flywheel.orders.delivery;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which time zone a parcel arrives, since a promise is about a day there. A region or country with several has the one
 * where most people live (tz database); UTC where none is known.
 */
final class DestinationZones {

    private static final Map<String, ZoneId> ZONES = new HashMap<>();

    static {
        add(
                "America/New_York",
                "US-CT US-DC US-DE US-FL US-GA US-IN US-KY US-MA US-MD US-ME US-MI US-NC US-NH US-NJ US-NY "
                        + "US-OH US-PA US-RI US-SC US-VA US-VT US-WV US");
        add(
                "America/Chicago",
                "US-AL US-AR US-IA US-IL US-KS US-LA US-MN US-MO US-MS US-ND US-NE US-OK US-SD US-TN US-TX " + "US-WI");
        add("America/Denver", "US-CO US-ID US-MT US-NM US-UT US-WY");
        add("America/Phoenix", "US-AZ");
        add("America/Los_Angeles", "US-CA US-NV US-OR US-WA");
        add("America/Anchorage", "US-AK");
        add("Pacific/Honolulu", "US-HI");
        add("America/Puerto_Rico", "US-PR US-VI");
        add("America/Toronto", "CA-ON CA-QC CA");
        add("America/Halifax", "CA-NS CA-NB CA-PE");
        add("America/St_Johns", "CA-NL");
        add("America/Winnipeg", "CA-MB");
        add("America/Regina", "CA-SK");
        add("America/Edmonton", "CA-AB CA-NT");
        add("America/Vancouver", "CA-BC");
        add("America/Mexico_City", "MX");
        add("Europe/London", "GB");
        add("Europe/Dublin", "IE");
        add("Europe/Lisbon", "PT");
        add("Europe/Berlin", "AT BE CH CZ DE DK ES FR HR HU IT LI LU MC MT NL NO PL SE SI SK");
        add("Europe/Athens", "BG CY EE FI GR LT LV RO");
        add("Asia/Tokyo", "JP KR");
        add("Asia/Shanghai", "CN HK SG");
        add("Asia/Kolkata", "IN");
        add("Australia/Sydney", "AU");
        add("Pacific/Auckland", "NZ");
        add("America/Sao_Paulo", "BR");
    }

    private DestinationZones() {}

    static ZoneId of(String country, @Nullable String region) {
        ZoneId zone = region == null ? null : ZONES.get(country + "-" + region);
        return zone == null ? ZONES.getOrDefault(country, ZoneOffset.UTC) : zone;
    }

    private static void add(String zone, String places) {
        for (String place : places.split(" ")) {
            ZONES.put(place, ZoneId.of(zone));
        }
    }
}
