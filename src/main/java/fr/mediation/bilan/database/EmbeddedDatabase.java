package fr.mediation.bilan.database;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL under the home. The first process of Bilan that needs it starts it and the last one stops it. A server
 * that a dead process left running is used again.
 */
final class EmbeddedDatabase implements Database {
    /** The name of this process's connections, for who looks at what the server does. */
    /** The driver's property for how a server may ask who connects. */
    static final String REQUIRE_PROOF = "requireAuth";

    /**
     * The only way in which the password does not leave this process. When the server has died, any user of the machine may
     * listen on its port, and ask for the password itself.
     */
    static final String PROOF = "scram-sha-256";

    static final String CLIENT_NAME = "bilan-" + ProcessHandle.current().pid();

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final ServerFolder folder;
    private final String password;
    private final HomeServer home;
    private final RunningServer server;
    private final WaitListener listener;
    private final Thread stopAtExit = new Thread(this::leave, "stop-database");
    private boolean closed;

    private EmbeddedDatabase(
            ServerFolder folder, String password, HomeServer home, RunningServer server, WaitListener listener) {
        this.listener = listener;
        this.folder = folder;
        this.password = password;
        this.home = home;
        this.server = server;
        Runtime.getRuntime().addShutdownHook(stopAtExit);
    }

    static EmbeddedDatabase open(Path home, WaitListener listener) {
        ServerFolder folder = new ServerFolder(home);
        folder.prepare();
        try (StartLock lock = StartLock.take(folder.startLock(), listener)) {
            LOG.debug("start lock taken: {}", lock);
            String password = folder.password();
            HomeServer server = new HomeServer(folder, ServerUse.begin(folder.useLock()), password, listener);
            try {
                return new EmbeddedDatabase(folder, password, server, server.ensure(), listener);
            } catch (RuntimeException e) {
                server.leave();
                throw e;
            }
        }
    }

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public String user() {
        return Roles.OWNER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public boolean hasReader() {
        return true;
    }

    @Override
    public synchronized boolean restore() {
        if (closed) {
            // The process is ending: a run that notices it meanwhile starts no server again.
            return false;
        }
        try (StartLock lock = StartLock.take(folder.startLock(), listener)) {
            LOG.debug("start lock taken: {}", lock);
            return home.restore(server);
        }
    }

    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending", e);
        }
    }

    private synchronized void leave() {
        if (closed) {
            return;
        }
        closed = true;
        try (StartLock lock = StartLock.take(folder.startLock(), listener)) {
            LOG.debug("start lock taken: {}", lock);
            home.leave();
        }
    }
}
