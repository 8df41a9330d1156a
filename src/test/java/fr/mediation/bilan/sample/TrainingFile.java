package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** A year's training records: sessions one after the other, each with its enrolments. */
final class TrainingFile {
    private static final List<String> COLUMNS = List.of(
            "id_session",
            "date_debut",
            "date_fin",
            "id_lieu",
            "intitule",
            "domaine",
            "modalite",
            "duree_heures",
            "organisme",
            "id_stagiaire",
            "fonction",
            "inscription",
            "present",
            "certification",
            "certifie",
            "cout_euros");
    private static final List<String> TITLES = List.of(
            "Accueillir un public débutant", "Animer un atelier", "Protéger ses données", "Monter un projet numérique");
    private static final List<String> FUNCTIONS =
            List.of("animateur", "animateur", "animateur", "enseignant", "benevole", "agent", "elu");
    private static final int ENROLMENTS = 200;

    private TrainingFile() {}

    /** Some trainees are no facilitators of the network. */
    private static String function(String usual, int enrolment) {
        return enrolment % 11 == 0
                ? List.of("eleve", "parent", "cadre", "salarie", "etudiant", "adherent")
                        .get(enrolment / 11 % 6)
                : usual;
    }

    static void write(Path folder, int year, PlantedFaults faults) throws IOException {
        SplittableRandom random = new SplittableRandom(400 + year);
        TextFile file = new TextFile(TextFile.Habit.of(year), COLUMNS);
        String name = "formations-" + year + ".csv";
        List<Place> ateliers = Place.in(year).stream().filter(Place::canope).toList();
        int enrolments = 0;
        for (int session = 1; enrolments < ENROLMENTS; session++) {
            Place place = ateliers.get(random.nextInt(ateliers.size()));
            LocalDate start = LocalDate.of(year, 1 + random.nextInt(7), 1 + random.nextInt(28));
            boolean certifying = session % 3 == 0;
            String hours = List.of("3", "6", "7.5", "14").get(random.nextInt(4));
            boolean cancelled = session % 9 == 0;
            int first = random.nextInt(500);
            for (int i = 0; i < 7 + random.nextInt(6) && enrolments < ENROLMENTS; i++, enrolments++) {
                boolean present = !cancelled && random.nextInt(8) > 0;
                String unknown = random.nextInt(20) == 0 ? "" : present ? "oui" : "non";
                TextFile.Line line = file.line()
                        .set("id_session", "F" + year + "-" + String.format("%02d", session))
                        .set("date_debut", start)
                        .set("date_fin", start.plusDays(hours.equals("14") ? 1 : 0))
                        .set("id_lieu", place.id())
                        .set("intitule", TITLES.get(session % TITLES.size()))
                        .set("domaine", session % 2 == 0 ? "médiation" : "sécurité")
                        .set("modalite", session % 5 == 0 ? "hybride" : "presentiel")
                        .set("duree_heures", file.habit().decimal(hours))
                        .set("organisme", "Réseau Canopé")
                        .set("id_stagiaire", "S-" + String.format("%04d", first + i))
                        .set("fonction", function(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), enrolments))
                        .set("inscription", cancelled ? "annule" : random.nextInt(25) == 0 ? "en_attente" : "inscrit")
                        .set("present", cancelled ? "" : unknown)
                        .set("certification", certifying ? "PIX" : "")
                        .set(
                                "certifie",
                                certifying && unknown.equals("oui") ? random.nextInt(4) > 0 ? "oui" : "non" : "")
                        .set("cout_euros", file.habit().decimal("85.50"));
                line.add();
                if (enrolments == 120) {
                    int bad = line.set("id_stagiaire", "S-9999")
                            .set("date_fin", start.minusDays(3))
                            .add();
                    faults.add(name, "", bad, "date_fin", "dates_inversees");
                }
            }
        }
        file.write(folder.resolve(name));
    }
}
