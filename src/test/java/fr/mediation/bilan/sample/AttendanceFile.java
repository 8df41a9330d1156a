package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** A year's attendance log of the network: activities one after the other, each with its participants. */
final class AttendanceFile {
    static final List<String> COLUMNS = List.of(
            "id_activite",
            "date",
            "id_lieu",
            "code_insee",
            "code_postal",
            "commune",
            "type",
            "canal",
            "thematiques",
            "duree_minutes",
            "participants",
            "id_participant",
            "annee_naissance",
            "tranche_age",
            "genre",
            "statut",
            "public",
            "premiere_venue",
            "oriente",
            "nb_femmes",
            "nb_hommes",
            "nb_moins_18",
            "nb_18_59",
            "nb_60_plus",
            "nb_scolarise",
            "nb_sans_emploi",
            "nb_en_emploi",
            "nb_retraite",
            "nb_nouveaux",
            "nb_recurrents");
    private static final List<String> THEMES = List.of(
            "démarches", "courriel", "bureautique", "internet", "sécurité", "parentalité", "création", "emploi");
    private static final List<String> AUDIENCES =
            List.of("usager", "usager", "usager", "adherent", "parent", "enseignant", "etudiant", "benevole");
    private static final int PERSONS = 4200;

    private final int year;
    private final SplittableRandom random;
    private final TextFile file;
    private final String name;
    private final PlantedFaults faults;
    private final List<Place> places;
    private int lines;

    private AttendanceFile(int year, PlantedFaults faults) {
        this.year = year;
        this.random = new SplittableRandom(200 + year);
        this.file = new TextFile(TextFile.Habit.of(year), COLUMNS);
        this.name = "frequentation-" + year + ".csv";
        this.faults = faults;
        this.places = Place.in(year).stream()
                .flatMap(place -> Collections.nCopies(place.liveliness(), place).stream())
                .toList();
    }

    static void write(Path folder, int year, int lines, PlantedFaults faults) throws IOException {
        AttendanceFile log = new AttendanceFile(year, faults);
        for (int activity = 1; log.lines < lines; activity++) {
            log.activity(activity);
        }
        log.file.write(folder.resolve(log.name));
    }

    private void activity(int number) {
        Place place = places.get(random.nextInt(places.size()));
        LocalDate date = openDay();
        int kind = random.nextInt(100);
        String id = "A" + year + "-" + String.format("%05d", number);
        if (kind < 8) {
            openDoors(id, place, date);
            return;
        }
        boolean workshop = kind < 60;
        String minutes = random.nextInt(12) == 0 ? "" : random.nextInt(8) == 0 ? "30-60" : workshop ? "120" : "45";
        int participants = workshop ? 3 + random.nextInt(7) : 1;
        Set<Integer> seen = new HashSet<>();
        int named = 0;
        for (int i = 0; i < participants; i++) {
            int person = personNear(place);
            if (seen.add(person)) {
                named += person(id, place, date, workshop ? "atelier" : "individuel", minutes, person) ? 1 : 0;
            }
        }
        if (workshop && random.nextInt(5) == 0) {
            // The line of a group counts all who took part, also those who have lines of their own.
            line(id, place, date, "atelier", minutes)
                    .set("participants", named + 1 + random.nextInt(4))
                    .add();
            lines++;
        }
    }

    /** Closed on Sundays, in August and between the years; fewer in December. */
    private LocalDate openDay() {
        while (true) {
            LocalDate day = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
            boolean closed = day.getDayOfWeek() == DayOfWeek.SUNDAY
                    || day.getMonth() == Month.AUGUST
                    || day.getMonth() == Month.DECEMBER && (day.getDayOfMonth() > 24 || random.nextBoolean());
            if (!closed) {
                return day;
            }
        }
    }

    /** Most people go to the place near them; some are seen elsewhere. */
    private int personNear(Place place) {
        int home = Math.floorMod(place.id().hashCode(), 80);
        return random.nextInt(20) == 0 ? random.nextInt(PERSONS) : home * (PERSONS / 80) + random.nextInt(PERSONS / 80);
    }

    /** Writes a participant, and says whether the line names them. */
    private boolean person(String id, Place place, LocalDate date, String type, String minutes, int person) {
        SplittableRandom traits = new SplittableRandom(person);
        int born = 1935 + traits.nextInt(70);
        boolean woman = traits.nextInt(100) < 56;
        int age = year - born;
        String status =
                age < 18 ? "scolarise" : age > 63 ? "retraite" : traits.nextInt(3) == 0 ? "sans_emploi" : "en_emploi";
        boolean anonymous = random.nextInt(40) == 0;
        TextFile.Line line = line(id, place, date, type, minutes)
                .set("id_participant", anonymous ? "" : "P-" + String.format("%05d", person))
                .set("participants", random.nextInt(3) == 0 ? "1" : "")
                .set("genre", random.nextInt(15) == 0 ? "" : woman ? "F" : random.nextInt(60) == 0 ? "autre" : "M")
                .set("statut", random.nextInt(6) == 0 ? "" : status)
                .set("public", random.nextInt(7) == 0 ? "" : AUDIENCES.get(traits.nextInt(AUDIENCES.size())))
                .set("premiere_venue", random.nextInt(5) == 0 ? "" : random.nextInt(4) == 0 ? "oui" : "non")
                .set("oriente", random.nextInt(3) == 0 ? "" : random.nextInt(9) == 0 ? "oui" : "non");
        if (random.nextInt(4) == 0) {
            line.set("tranche_age", band(age));
        } else if (random.nextInt(10) > 0) {
            line.set("annee_naissance", born);
        }
        if (anonymous) {
            // A theme of their own tells anonymous participants with the same traits apart for a reader of the file.
            line.set("thematiques", THEMES.get(person % THEMES.size()) + "|n° " + person);
        }
        add(line);
        return !anonymous;
    }

    private static String band(int age) {
        return age < 12
                ? "<12"
                : age < 18
                        ? "12-17"
                        : age < 25 ? "18-24" : age < 40 ? "25-39" : age < 60 ? "40-59" : age < 70 ? "60-69" : "70+";
    }

    private void openDoors(String id, Place place, LocalDate date) {
        int women = 3 + random.nextInt(14);
        int men = 2 + random.nextInt(12);
        int minors = random.nextInt(women);
        int seniors = random.nextInt(men);
        int known = women + men - random.nextInt(3);
        add(line(id, place, date, "portes_ouvertes", "180")
                .set("participants", women + men)
                .set("nb_femmes", women)
                .set("nb_hommes", men)
                .set("nb_moins_18", minors)
                .set("nb_18_59", women + men - minors - seniors)
                .set("nb_60_plus", seniors)
                .set("nb_nouveaux", known / 2)
                .set("nb_recurrents", known - known / 2));
    }

    private TextFile.Line line(String id, Place place, LocalDate date, String type, String minutes) {
        TextFile.Line line = file.line()
                .set("id_activite", id)
                .set("date", date)
                .set("type", type)
                .set("canal", random.nextInt(12) == 0 ? "" : random.nextInt(15) == 0 ? "autre_lieu" : "lieu")
                .set("thematiques", THEMES.get(random.nextInt(THEMES.size())))
                .set("duree_minutes", minutes);
        // The activity's own number decides how its place is told, so that all its lines agree.
        switch (id.charAt(id.length() - 1)) {
            case '0' -> line.set("code_insee", place.town().code());
            case '1' ->
                line.set("code_postal", place.town().postalCode())
                        .set("commune", capitals(place.town().name()));
            default -> line.set("id_lieu", place.id());
        }
        return line;
    }

    private static String capitals(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT);
    }

    private void add(TextFile.Line line) {
        lines++;
        line.add();
        if (lines % 300 == 0) {
            plantFault(line, lines / 300 % 6);
        } else if (lines % 1500 == 7) {
            faults.add(name, "", line.add(), "", "doublon");
        }
    }

    private void plantFault(TextFile.Line line, int kind) {
        switch (kind) {
            case 0 -> faults.add(name, "", line.set("date", "31/02/" + year).add(), "date", "date_invalide");
            case 1 -> faults.add(name, "", line.set("code_insee", "99999").add(), "code_insee", "commune_inconnue");
            case 2 -> faults.add(name, "", line.set("type", "réunion").add(), "type", "valeur_inconnue");
            case 3 -> faults.add(name, "", line.set("id_activite", "").add(), "id_activite", "champ_obligatoire");
            case 4 ->
                faults.add(
                        name, "", line.set("annee_naissance", "1850").add(), "annee_naissance", "valeur_hors_bornes");
            default ->
                faults.add(name, "", line.set("participants", "beaucoup").add(), "participants", "nombre_invalide");
        }
    }
}
