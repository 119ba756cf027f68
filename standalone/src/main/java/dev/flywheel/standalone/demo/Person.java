package dev.flywheel.standalone.demo;

import dev.flywheel.client.Api;
import java.util.Map;

/**
 * Somebody with an account, signed in.
 *
 * @param api calls as this person
 */
record Person(String name, Api api, Api anonymous, String refreshToken) {

    private static final String PASSWORD = "a good long demo password";

    /** Signs up and in. */
    static Person signUp(Api anonymous, String email, String name) {
        anonymous
                .post("/accounts", Map.of("email", email, "password", PASSWORD, "name", name))
                .expect(201);
        return signIn(anonymous, email, PASSWORD, name);
    }

    static Person signIn(Api anonymous, String email, String password, String name) {
        Api.Reply session = anonymous
                .post("/sessions", Map.of("email", email, "password", password))
                .expect(201);
        return of(anonymous, name, session);
    }

    /** The same person with the roles gained since. */
    Person refreshed() {
        return of(anonymous, name, anonymous.post("/sessions/refresh", Map.of("refreshToken", refreshToken)));
    }

    private static Person of(Api anonymous, String name, Api.Reply session) {
        return new Person(name, anonymous.as(session.text("/accessToken")), anonymous, session.text("/refreshToken"));
    }
}
