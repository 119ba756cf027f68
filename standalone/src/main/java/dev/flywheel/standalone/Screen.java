package dev.flywheel.standalone;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the user sees: lines, one progress line that moves, tables. */
public final class Screen {

    private final PrintStream out = System.out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private boolean moving;

    public void say(String text, Object... values) {
        endProgress();
        out.println(values.length == 0 ? text : String.format(Locale.ROOT, text, values));
    }

    /** Shows how far something is; on a terminal the line is written over, elsewhere every tenth step is a line. */
    public void progress(String what, int done, int total, String detail) {
        String line = String.format(Locale.ROOT, "  %-12s %4d / %d  %s", what, done, total, detail);
        if (terminal) {
            out.print("\r\u001b[2K" + line);
            out.flush();
            moving = true;
        } else if (done == total || done % Math.max(1, total / 10) == 0) {
            out.println(line);
        }
    }

    /** Prints rows in columns, the last column to the right. */
    public void table(String title, List<List<String>> rows) {
        say("");
        say(title);
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
            }
            say(line.toString().stripTrailing().replace("%", "%%").formatted());
        }
    }

    void addresses(String url, String operator, @Nullable String password) {
        say("");
        say("Flywheel runs at " + url);
        say("  search     curl '" + url + "/search?q=kettle'");
        say("  API pages  " + url + "/docs");
        say("  console    " + url + "/console");
        say("  operator   " + operator
                + (password == null ? ", with the password of the first start" : ", password " + password));
        say("Ctrl-C stops everything.");
    }

    private void endProgress() {
        if (moving) {
            out.println();
            moving = false;
        }
    }
}
