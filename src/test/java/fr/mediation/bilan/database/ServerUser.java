package fr.mediation.bilan.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that uses the server of a home until its input ends, or until it is killed. */
final class ServerUser implements AutoCloseable {
    private static final String OPEN = "open";

    private final Process process;
    private final String url;

    private ServerUser(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * What the process does.
     *
     * @param arguments the home
     * @throws IOException if its input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        try (Database database = Database.open(new DatabaseSettings(Path.of(arguments[0]), null, null, null))) {
            System.out.println(OPEN + database.url());
            System.in.transferTo(System.err);
        }
    }

    /** Starts the process; it uses the server when this returns. */
    static ServerUser of(Path home) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerUser.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = out.lines()
                .filter(line -> line.startsWith(OPEN))
                .findFirst()
                .orElseThrow(() -> new IOException("the process ended"));
        return new ServerUser(process, url.substring(OPEN.length()));
    }

    /** Where the server is that it uses. */
    String url() {
        return url;
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
