package dev.flywheel.domain;

/** Problems that any service may answer with. */
public enum CommonError implements ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not valid JSON"),
    UNKNOWN_FIELD(400, "The body has a field that does not exist"),
    INVALID_CURSOR(400, "The cursor was not issued by this list"),
    IDEMPOTENCY_KEY_REQUIRED(400, "This call needs an Idempotency-Key header"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "This account may not do that"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
    BODY_TOO_SLOW(408, "The body did not come in time"),
    CONFLICT(409, "The state of this thing does not allow that"),
    CHANGED_MEANWHILE(412, "Somebody changed this meanwhile"),
    IDEMPOTENCY_KEY_IN_FLIGHT(409, "The first call with this key has not finished"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used with another body"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "A service this call needs is away");

    private final int status;
    private final String title;

    CommonError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
