package dev.flywheel.orders.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * Prints pages from templates. What others wrote is escaped, and nothing is loaded from anywhere. Letters that the font lacks
 * (it has Latin, Greek and Cyrillic) are printed as #.
 */
@Component
public class Printer {

    /** Comes with PDFBox; embedded, so that it looks the same everywhere. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Printing takes processor and memory, and is not what a shop is to be busy with. */
    private static final int AT_ONCE = 4;

    private final Semaphore printing = new Semaphore(AT_ONCE);

    Printer() {
        // It writes to the console by itself.
        XRLog.setLoggingEnabled(false);
    }

    /** A template of the class path. */
    public static Template template(String resource) {
        return Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(read(resource));
    }

    /**
     * A filled template as a PDF.
     *
     * @param values texts of others only after {@link #clean}
     */
    public byte[] print(Template template, Map<String, Object> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder pdf = new PdfRendererBuilder();
        pdf.useFastMode();
        pdf.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Document");
        pdf.useUriResolver((base, uri) -> null);
        pdf.withHtmlContent(template.execute(values), null);
        pdf.withProducer("Flywheel");
        pdf.toStream(bytes);
        printing.acquireUninterruptibly();
        try {
            pdf.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            printing.release();
        }
        return bytes.toByteArray();
    }

    /** XML takes no control characters, and the font has none for invisible ones. */
    public static String clean(String text) {
        return text.codePoints()
                .filter(point -> !Character.isISOControl(point)
                        && Character.isDefined(point)
                        && Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Printer.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
