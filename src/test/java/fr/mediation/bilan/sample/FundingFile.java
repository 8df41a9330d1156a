package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The means of a year, by funder and territory. */
final class FundingFile {
    private static final List<String> COLUMNS =
            List.of("annee", "territoire", "financeur", "nature", "etat", "montant_euros", "heures");
    private static final List<String> REGIONS = List.of(
            "R11", "R24", "R27", "R28", "R32", "R44", "R52", "R53", "R75", "R76", "R84", "R93", "R94", "R01", "R02",
            "R03", "R04", "R06");
    private static final List<String> DEPARTMENTS = List.of("D59", "D33", "D69", "2A", "971", "D13");

    private FundingFile() {}

    static void write(Path folder, int year) throws IOException {
        SplittableRandom random = new SplittableRandom(500 + year);
        TextFile file = new TextFile(TextFile.Habit.of(year), COLUMNS);
        line(file, year, "", "etat", "subvention", 24_000 + 1_000L * (year - 2015));
        line(file, year, "", "canope", "personnel", 18_000);
        for (String region : REGIONS) {
            line(file, year, region, "etat", "subvention", 1_500 + 250L * random.nextInt(20));
            line(file, year, region, "canope", "personnel", 2_000 + 250L * random.nextInt(16));
            if (random.nextInt(3) > 0) {
                line(file, year, region, "collectivite", "materiel", 500 + 100L * random.nextInt(30));
            }
            file.line()
                    .set("annee", year)
                    .set("territoire", region)
                    .set("financeur", "benevolat")
                    .set("nature", "benevolat")
                    .set("heures", 20 + random.nextInt(300))
                    .add();
        }
        for (String department : DEPARTMENTS) {
            line(file, year, department, "collectivite", "subvention", 800 + 100L * random.nextInt(25));
        }
        for (String region : REGIONS) {
            planned(file, year, region, "etat", "subvention", 4_000);
            planned(file, year, region, "canope", "personnel", 3_500);
        }
        planned(file, year, "", "etat", "subvention", 25_000);
        file.write(folder.resolve("moyens-" + year + ".csv"));
    }

    private static void line(TextFile file, int year, String territory, String funder, String nature, long euros) {
        // The desktop program of 2015 groups thousands by a no-break space.
        String amount = year == 2015
                ? String.format(Locale.ROOT, "%,d", euros).replace(',', '\u00A0') + ",00"
                : file.habit().decimal(euros + ".50");
        sum(file, year, territory, funder, nature).set("montant_euros", amount).add();
    }

    private static void planned(TextFile file, int year, String territory, String funder, String nature, long euros) {
        sum(file, year, territory, funder, nature)
                .set("etat", "prevu")
                .set("montant_euros", euros)
                .add();
    }

    private static TextFile.Line sum(TextFile file, int year, String territory, String funder, String nature) {
        return file.line()
                .set("annee", year)
                .set("territoire", territory)
                .set("financeur", funder)
                .set("nature", nature);
    }
}
