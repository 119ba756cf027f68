package dev.flywheel.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to reach one database.
 *
 * @param name the database
 * @param user the role that owns it
 */
public record Database(String host, int port, String name, String user, String password) {

    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The same database by another way, for a proxy in between. */
    public Database through(String otherHost, int otherPort) {
        return new Database(otherHost, otherPort, name, user, password);
    }

    /** Opens a connection at each call; no pool. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Leaves the password out, so that it is in no log. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
