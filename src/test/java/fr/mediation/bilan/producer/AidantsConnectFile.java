package fr.mediation.bilan.producer;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The training exports of Aidants Connect: the sessions, those enrolled in them, and both in one list with presence and
 * test, which the tool shows but exports in neither. Enrolment, presence and test are three facts.
 */
public final class AidantsConnectFile {
    /** The columns of the export of sessions. */
    public static final List<String> SESSION_HEADERS = List.of(
            "NOM",
            "Publie sur le site, disponible à l'inscription",
            "DATEDEBUT",
            "DATEFIN",
            "En présentiel/à distance",
            "ETAT",
            "DUREE",
            "LIEU",
            "TYPE",
            "ORGANISATION",
            "DESCRIPTION",
            "ID GRIST",
            "ID",
            "Nombre d'apprenants");
    /** The columns of the export of those enrolled. */
    public static final List<String> ENROLMENT_HEADERS =
            List.of("PRENOM", "NOM", "EMAIL", "STRUCTURE", "ID GRIST", "ID", "FORMATION", "ETAT");
    /** The columns of the list that joins both. */
    public static final List<String> LIST_HEADERS = List.of(
            "ID",
            "PRENOM",
            "NOM",
            "EMAIL",
            "STRUCTURE",
            "Code Postal",
            "Ville",
            "ETAT",
            "A Participé à la formation ?",
            "Résultat PIX",
            "Formation Id",
            "FORMATION",
            "TYPE",
            "DATEDEBUT",
            "DATEFIN",
            "En présentiel/à distance",
            "DUREE",
            "LIEU",
            "ORGANISATION");

    private static final int SESSIONS = 8;
    private static final String ENROLLED = "Inscrit";
    private static final String WAITING = "En attente";
    private static final String CANCELLED = "Annulé";
    private static final String DEFAULT = "Par défaut";
    private static final String REMOTE = "À distance";
    private static final List<String> STATES =
            List.of(ENROLLED, ENROLLED, ENROLLED, ENROLLED, ENROLLED, DEFAULT, WAITING, CANCELLED);
    private static final List<String> FIRST_NAMES =
            List.of("Camille", "Dominique", "Claude", "Sacha", "Andréa", "Maxence");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private AidantsConnectFile() {}

    /** Writes the sessions alone. */
    public static Totals writeSessions(Path file) throws IOException {
        List<Enrolment> enrolments = enrolments();
        List<List<Object>> rows = new ArrayList<>();
        for (Session session :
                enrolments.stream().map(Enrolment::session).distinct().toList()) {
            rows.add(List.of(
                    session.name(),
                    session.cancelled() ? "Non" : "Oui",
                    TIMESTAMP.format(session.start()),
                    TIMESTAMP.format(session.end()),
                    session.mode(),
                    session.cancelled() ? CANCELLED : "Active",
                    session.hours(),
                    session.place(),
                    session.type(),
                    session.organiser(),
                    "",
                    "g" + session.id(),
                    session.id(),
                    enrolments.stream().filter(e -> e.session().equals(session)).count()));
        }
        return write(file, SESSION_HEADERS, rows, enrolments);
    }

    /** Writes those enrolled alone; a row names its session in words. */
    public static Totals writeEnrolments(Path file) throws IOException {
        List<Enrolment> enrolments = enrolments();
        List<List<Object>> rows = new ArrayList<>();
        for (Enrolment enrolment : enrolments) {
            rows.add(List.of(
                    enrolment.firstName(),
                    enrolment.lastName(),
                    enrolment.email(),
                    enrolment.structure(),
                    "",
                    enrolment.id(),
                    enrolment.session().name(),
                    enrolment.state()));
        }
        return write(file, ENROLMENT_HEADERS, rows, enrolments);
    }

    /** Writes the list that joins both, with presence and test. */
    public static Totals writeList(Path file) throws IOException {
        List<Enrolment> enrolments = enrolments();
        List<List<Object>> rows = new ArrayList<>();
        for (Enrolment enrolment : enrolments) {
            Session session = enrolment.session();
            rows.add(List.of(
                    enrolment.id(),
                    enrolment.firstName(),
                    enrolment.lastName(),
                    enrolment.email(),
                    enrolment.structure(),
                    enrolment.commune().postalCode(),
                    enrolment.commune().name(),
                    enrolment.state(),
                    enrolment.present() ? "Oui" : "Non ou Inconnu",
                    enrolment.passed() ? "Oui" : "Non",
                    session.id(),
                    session.name(),
                    session.type(),
                    TIMESTAMP.format(session.start()),
                    TIMESTAMP.format(session.end()),
                    session.mode(),
                    session.hours(),
                    session.place(),
                    session.organiser()));
        }
        return write(file, LIST_HEADERS, rows, enrolments);
    }

    private static Totals write(Path file, List<String> headers, List<List<Object>> rows, List<Enrolment> enrolments)
            throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            printer.printRecord(headers);
            printer.printRecords(rows);
        }
        return Totals.of(enrolments);
    }

    /**
     * One session.
     *
     * @param id its number
     * @param start its first hour
     * @param days how many days it lasts
     * @param hours its duration
     * @param commune where, null for one at a distance
     * @param cancelled whether it was called off
     */
    private record Session(int id, LocalDateTime start, int days, int hours, Commune commune, boolean cancelled) {
        LocalDateTime end() {
            return start.plusDays(days - 1L).withHour(17);
        }

        String type() {
            return id % 3 == 0 ? "Médnum" : "Nationale";
        }

        String name() {
            return type() + " du " + DAY.format(start) + " au " + DAY.format(end());
        }

        String mode() {
            return commune == null ? REMOTE : "En présentiel";
        }

        String place() {
            return commune == null ? "Distanciel" : "12 rue des Écoles, " + commune.postalCode() + " " + commune.name();
        }

        String organiser() {
            return id % 2 == 0 ? "Organisme de formation Exemple" : "Coopérative Exemple";
        }
    }

    /**
     * One enrolment.
     *
     * @param id its number
     * @param session the session
     * @param commune that of the person's structure
     * @param state the state of the enrolment as written
     * @param present whether the person is known to have taken part
     * @param passed whether the person passed the test
     */
    private record Enrolment(int id, Session session, Commune commune, String state, boolean present, boolean passed) {
        String firstName() {
            return FIRST_NAMES.get(id % FIRST_NAMES.size());
        }

        String lastName() {
            return "EXEMPLE-" + id;
        }

        String email() {
            return "aidant." + id + "@exemple.fr";
        }

        String structure() {
            return "Centre social de " + commune.name();
        }
    }

    private static List<Enrolment> enrolments() {
        SplittableRandom random = new SplittableRandom(60);
        List<Enrolment> enrolments = new ArrayList<>();
        for (int number = 1; number <= SESSIONS; number++) {
            Commune town = Commune.all().get(random.nextInt(Commune.all().size()));
            Session session = new Session(
                    200 + number,
                    LocalDateTime.of(2024, number, 4 + random.nextInt(20), 9, 0),
                    1 + number % 2,
                    number % 2 == 0 ? 7 : 14,
                    number % 4 == 0 ? null : town,
                    number == 6);
            for (int i = 0; i < 7 + number % 2; i++) {
                String state = session.cancelled() ? CANCELLED : STATES.get(random.nextInt(STATES.size()));
                boolean kept = state.equals(ENROLLED) || state.equals(DEFAULT);
                enrolments.add(new Enrolment(
                        3000 + enrolments.size(),
                        session,
                        Commune.all().get(random.nextInt(Commune.all().size())),
                        state,
                        kept && random.nextInt(5) > 0,
                        kept && random.nextInt(3) > 0));
            }
        }
        return enrolments;
    }

    /**
     * What the enrolments add up to, the same for the three files.
     *
     * @param enrolments the enrolments
     * @param sessions the sessions
     * @param remoteSessions those at a distance
     * @param enrolled those in the state Inscrit
     * @param byDefault those in the state Par défaut
     * @param waiting those in the state En attente
     * @param cancelled those in the state Annulé
     * @param present those known to have taken part
     * @param passed those who passed the test
     * @param presentAndPassed those of whom both are known
     * @param hours the duration of the sessions
     * @param presentHours the duration of the session of each one present
     */
    public record Totals(
            int enrolments,
            int sessions,
            int remoteSessions,
            int enrolled,
            int byDefault,
            int waiting,
            int cancelled,
            int present,
            int passed,
            int presentAndPassed,
            int hours,
            int presentHours) {
        private static Totals of(List<Enrolment> enrolments) {
            List<Session> sessions =
                    enrolments.stream().map(Enrolment::session).distinct().toList();
            return new Totals(
                    enrolments.size(),
                    sessions.size(),
                    (int) sessions.stream()
                            .filter(session -> session.commune() == null)
                            .count(),
                    count(enrolments, enrolment -> enrolment.state().equals(ENROLLED)),
                    count(enrolments, enrolment -> enrolment.state().equals(DEFAULT)),
                    count(enrolments, enrolment -> enrolment.state().equals(WAITING)),
                    count(enrolments, enrolment -> enrolment.state().equals(CANCELLED)),
                    count(enrolments, Enrolment::present),
                    count(enrolments, Enrolment::passed),
                    count(enrolments, enrolment -> enrolment.present() && enrolment.passed()),
                    sessions.stream().mapToInt(Session::hours).sum(),
                    enrolments.stream()
                            .filter(Enrolment::present)
                            .mapToInt(enrolment -> enrolment.session().hours())
                            .sum());
        }

        private static int count(List<Enrolment> enrolments, Predicate<Enrolment> condition) {
            return (int) enrolments.stream().filter(condition).count();
        }
    }
}
