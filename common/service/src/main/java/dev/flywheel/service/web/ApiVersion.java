package dev.flywheel.service.web;

/** Callers choose a version of the API by header; without one they get the first. */
public final class ApiVersion {

    public static final String HEADER = "API-Version";

    /** The version served when none is asked for, and the one our own clients ask for. */
    public static final String CURRENT = "1";

    private ApiVersion() {}
}
