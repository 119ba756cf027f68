package dev.flywheel.orders.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The texts, from {@code templates/mail/<language>}: the first line of the plain one is the subject. Another language is
 * another folder and a line in {@link #LANGUAGES}.
 */
@Component
class Templates {

    static final String ENGLISH = "en";
    private static final java.util.List<String> LANGUAGES = java.util.List.of(ENGLISH);
    private static final String SUBJECT = "Subject: ";

    private final Map<String, Map<MailKind, Texts>> byLanguage = new java.util.HashMap<>();

    Templates() {
        for (String language : LANGUAGES) {
            Map<MailKind, Texts> texts = new EnumMap<>(MailKind.class);
            for (MailKind kind : MailKind.values()) {
                texts.put(kind, texts(language, kind));
            }
            byLanguage.put(language, texts);
        }
    }

    /** A mail in this language; in English where there is no other. */
    Written write(String language, MailKind kind, Map<String, Object> values) {
        Map<MailKind, Texts> texts = byLanguage.getOrDefault(language, byLanguage.get(ENGLISH));
        Texts found = Objects.requireNonNull(Objects.requireNonNull(texts).get(kind));
        return new Written(
                found.subject.execute(values).replaceAll("\\p{Cntrl}", " "),
                found.plain.execute(values),
                found.html.execute(values));
    }

    private static Texts texts(String language, MailKind kind) {
        String path = "/templates/mail/" + language + "/" + kind.template();
        String[] plain = read(path + ".txt").split("\n\n", 2);
        Mustache.Compiler text = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);
        return new Texts(
                text.compile(plain[0].substring(SUBJECT.length())),
                text.compile(plain[1]),
                text.escapeHTML(true).compile(read(path + ".html")));
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Texts(Template subject, Template plain, Template html) {}

    /** What is sent. */
    record Written(String subject, String plain, String html) {}
}
