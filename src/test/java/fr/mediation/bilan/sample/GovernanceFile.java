package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The register of governance of a year, as the secretariat keeps it. */
final class GovernanceFile {
    private static final List<String> COLUMNS =
            List.of("date", "nature", "partie", "objet", "etat", "code", "quantite", "valide_etat", "valide_canope");
    private static final List<String> DECISIONS = List.of(
            "Publier l’annuaire géolocalisé",
            "Ouvrir un atelier parentalité par académie",
            "Joindre la fiche de don au matériel",
            "Former deux animateurs par Atelier");
    private static final int FEW = 4;

    private GovernanceFile() {}

    static void write(Path folder, int year) throws IOException {
        TextFile file = new TextFile(TextFile.Habit.of(year), COLUMNS);
        committees(file, year);
        decisions(file, year);
        entry(
                file,
                LocalDate.of(year, 4, 11),
                "etude",
                "etat",
                "Publics accueillis",
                year < 2017 ? "fait" : "en_cours",
                null);
        entry(file, LocalDate.of(year, 5, 3), "difficulte", "canope", "Fiches de don incomplètes", "fait", null);
        entry(file, LocalDate.of(year, 10, 14), "difficulte", "etat", "Annuaire livré en retard", "en_cours", "R84");
        entry(file, LocalDate.of(year, 3, 21), "operation_conjointe", "commun", "Semaine du numérique", "fait", "D59");
        entry(
                file,
                LocalDate.of(year, 11, 18),
                "operation_conjointe",
                "commun",
                "Tournée des ressources",
                "fait",
                "R93");
        proposals(file, year);
        ordi20(file, year);
        subscriptions(file, year);
        file.write(folder.resolve("gouvernance-" + year + ".csv"));
    }

    private static void committees(TextFile file, int year) {
        for (int meeting = 1; meeting <= (year == 2015 ? 1 : 2); meeting++) {
            file.line()
                    .set("date", LocalDate.of(year, meeting * 5, 20))
                    .set("nature", "reunion")
                    .set("partie", "commun")
                    .set("objet", "Comité de gouvernance n° " + meeting)
                    .set("etat", "fait")
                    .set("valide_etat", "oui")
                    .set("valide_canope", year == 2017 && meeting == 2 ? "" : "oui")
                    .add();
        }
    }

    private static void decisions(TextFile file, int year) {
        for (int i = 0; i < DECISIONS.size() - (year == 2015 ? 1 : 0); i++) {
            String state = List.of("fait", "fait", "en_cours", "propose").get((i + year) % 4);
            entry(file, LocalDate.of(year, 5, 20), "decision", "commun", DECISIONS.get(i), state, null);
        }
    }

    /** Some Ateliers without the label are proposed for it. */
    private static void proposals(TextFile file, int year) {
        List<Place> unlabelled = Place.in(year).stream()
                .filter(place -> place.canope()
                        && (place.labelledOn() == null || place.labelledOn().getYear() >= year))
                .limit(FEW + year - 2015)
                .toList();
        for (Place place : unlabelled) {
            boolean labelled = place.labelledOn() != null && place.labelledOn().getYear() == year;
            String otherwise = place.computers() < 8 ? "refuse" : place.liveliness() > 3 ? "" : "propose";
            entry(
                    file,
                    LocalDate.of(year, 1, 25),
                    "proposition_label",
                    "canope",
                    "Label NetPublic",
                    labelled ? "accepte" : otherwise,
                    place.id());
        }
    }

    private static void ordi20(TextFile file, int year) {
        entry(
                file,
                LocalDate.of(year, 2, 10),
                "communication_ordi20",
                "etat",
                "Lettre à tous les Ateliers",
                "fait",
                null);
        Place.in(year).stream()
                .filter(Place::canope)
                .skip(year - 2015)
                .limit(FEW + 2)
                .forEach(place -> entry(
                        file,
                        LocalDate.of(year, 3, 8),
                        "communication_ordi20",
                        "canope",
                        "Présentation d’Ordi 2.0",
                        "fait",
                        place.id()));
        retired(file, LocalDate.of(year, 6, 30), "etat", null, 240);
        retired(file, LocalDate.of(year, 6, 30), "canope", "R11", 90 + 5 * (year - 2015));
        retired(file, LocalDate.of(year, 9, 30), "canope", "D69", 45);
    }

    private static void retired(TextFile file, LocalDate date, String party, @Nullable String code, int pieces) {
        file.line()
                .set("date", date)
                .set("nature", "materiel_reforme")
                .set("partie", party)
                .set("objet", "Parc bureautique")
                .set("etat", "fait")
                .set("code", code)
                .set("quantite", pieces)
                .add();
    }

    private static void subscriptions(TextFile file, int year) {
        List<Place> others =
                Place.in(year).stream().filter(place -> !place.canope()).toList();
        for (int i = 0; i < FEW + year - 2015; i++) {
            Place place = others.get(i * 3 + year - 2015);
            entry(
                    file,
                    LocalDate.of(year, 9, 5),
                    "offre_abonnement",
                    "canope",
                    "Abonnement à tarif réduit",
                    List.of("accepte", "refuse", "propose", "accepte").get(i % 4),
                    place.id());
            entry(
                    file,
                    LocalDate.of(year, 9, 12),
                    "conseil",
                    "canope",
                    "Choisir ses ressources",
                    i % 3 == 2 ? "" : "fait",
                    place.id());
        }
    }

    private static void entry(
            TextFile file,
            LocalDate date,
            String nature,
            String party,
            String subject,
            String state,
            @Nullable String code) {
        file.line()
                .set("date", date)
                .set("nature", nature)
                .set("partie", party)
                .set("objet", subject)
                .set("etat", state)
                .set("code", code)
                .add();
    }
}
