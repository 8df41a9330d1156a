package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The log of a second producer: libraries that count groups. Its activities and persons bear the same numbers as the
 * network's on purpose: they are others.
 */
final class LibraryFile {
    private static final List<String> COLUMNS = List.of(
            "id_activite",
            "date",
            "code_insee",
            "type",
            "duree_minutes",
            "participants",
            "id_participant",
            "nb_femmes",
            "nb_hommes",
            "nb_moins_18",
            "nb_18_59",
            "nb_60_plus",
            "observations");
    private static final List<String> COMMUNES = List.of("44109", "44184", "49007", "49328", "72181", "37261", "45234");

    private LibraryFile() {}

    static void write(Path folder, int year, int lines) throws IOException {
        SplittableRandom random = new SplittableRandom(300 + year);
        TextFile file = new TextFile(TextFile.Habit.SERVICE, COLUMNS);
        for (int i = 1; i <= lines; i++) {
            int women = 1 + random.nextInt(9);
            int men = random.nextInt(8);
            int seniors = random.nextInt(women + men + 1);
            boolean alone = i % 10 == 0;
            TextFile.Line line = file.line()
                    .set("id_activite", "A" + year + "-" + String.format("%05d", i))
                    .set("date", LocalDate.ofYearDay(year, 1 + random.nextInt(365)))
                    .set("code_insee", COMMUNES.get(random.nextInt(COMMUNES.size())))
                    .set("type", alone ? "individuel" : "atelier")
                    .set("duree_minutes", alone ? "30" : "90");
            if (alone) {
                line.set("id_participant", "P-" + String.format("%05d", i));
            } else {
                line.set("participants", women + men)
                        .set("nb_femmes", women)
                        .set("nb_hommes", men)
                        .set("nb_18_59", women + men - seniors)
                        .set("nb_60_plus", seniors);
            }
            line.set("observations", i % 50 == 0 ? "salle partagée, avec le club" : "")
                    .add();
        }
        file.write(folder.resolve("mediatheques-de-loire").resolve("frequentation-" + year + ".csv"));
    }
}
