package dev.flywheel.service.web;

import org.springframework.web.accept.ApiVersionParser;

/** Callers choose a version of the API by header; without one they get the first. */
public final class ApiVersion {

    public static final String HEADER = "API-Version";

    /** The version served when none is asked for, and the one our own clients ask for. */
    public static final String CURRENT = "1";

    /** Whole numbers only; the framework's own parser takes "-1" and "v1" for 1. */
    static final ApiVersionParser<Integer> PARSER = ApiVersion::parse;

    private static final int MAX_DIGITS = 4;

    private ApiVersion() {}

    private static int parse(String version) {
        if (version.isEmpty()
                || version.length() > MAX_DIGITS
                || !version.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new IllegalArgumentException("a version is a whole number");
        }
        return Integer.parseInt(version);
    }
}
