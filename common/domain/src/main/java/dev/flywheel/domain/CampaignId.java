package dev.flywheel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An advertising campaign. */
public record CampaignId(@JsonValue UUID value) {

    public static CampaignId next() {
        return new CampaignId(Ids.next());
    }

    @JsonCreator
    public static CampaignId of(String text) {
        return new CampaignId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
