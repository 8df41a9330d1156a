package fr.mediation.bilan.job.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * An inbox of two years, drawn by chance from few places: several producers report from one of them, several directories list
 * it, producers end where others begin, and others report than last year while means are as they were.
 */
final class RandomInbox {
    /** Where the places lie that several producers name. */
    private static final Map<String, String> COMMUNES = Map.of(
            "1", "69123",
            "2", "69123",
            "3", "13055",
            "MED-A", "69123",
            "MED-B", "01053",
            "ESPACE-0007", "69266",
            "ESPACE-0008", "13055");

    private static final List<String> IDENTIFIERS =
            COMMUNES.keySet().stream().sorted().toList();
    private static final List<String> ANYWHERE = List.of("69123", "69266", "01053", "13055", "13001");
    private static final List<String> DAYS = List.of("2016-06-30", "2016-12-31", "2017-06-30", "2017-12-31");
    private static final int MONTHS = 24;

    private final Random random;
    private final boolean isCalm;
    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final Map<String, String> communes = new LinkedHashMap<>();

    RandomInbox(long seed) {
        random = new Random(seed);
        // Where hardly anybody comes or goes, quotients are judged.
        isCalm = seed % 3 == 2;
        // Without those that stay, no year could be held against another.
        for (int place = 0; place < 5; place++) {
            report("stable", "PLACE-" + place, place < 3 ? "69266" : "13001", 0, MONTHS, 10 + random.nextInt(40));
        }
        for (int producer = 0; producer < 8; producer++) {
            producer("p" + producer);
        }
        for (int producer = 0; producer < 3; producer++) {
            means("m" + producer);
        }
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void producer(String name) {
        Set<String> places = new TreeSet<>();
        for (int place = 0; place < 1 + random.nextInt(3); place++) {
            places.add(one(IDENTIFIERS));
        }
        int begins = once(isCalm ? 40 : 4) ? one(List.of(2, 12, 12, 15)) : 0;
        int ends = once(isCalm ? 30 : 3) ? Math.max(begins + 1, one(List.of(2, 12, 12, 16, 22))) : MONTHS;
        boolean isRenamed = begins == 0 && ends < MONTHS && once(2);
        // Which years name no place: none, one of them, or both.
        int unplaced = once(3) ? 1 + random.nextInt(3) : 0;
        for (String place : places) {
            String commune = commune(name, place);
            int size = 4 + random.nextInt(60);
            boolean stopsBefore = once(isCalm ? 60 : 6);
            for (int year = 0; year < 2; year++) {
                String named = (unplaced >> year & 1) == 1 ? "" : place;
                int from = Math.max(begins, year * 12);
                int until = Math.min(stopsBefore ? Math.min(ends, 12) : ends, year * 12 + 12);
                report(name, named, commune, from, until, size);
                if (isRenamed) {
                    int again = ends + random.nextInt(3);
                    report(name + "-bis", named, commune, Math.max(again, year * 12), year * 12 + 12, size);
                }
            }
        }
        if (once(2)) {
            places.add(one(IDENTIFIERS));
            places.add(one(IDENTIFIERS));
            list(name, places);
        }
    }

    private String commune(String producer, String place) {
        return communes.computeIfAbsent(
                producer + place, one -> once(8) ? one(ANYWHERE) : COMMUNES.getOrDefault(place, "69123"));
    }

    /** An activity of each month, of as many as the place is large. */
    private void report(String producer, String place, String commune, int from, int until, int size) {
        for (int month = from; month < until; month++) {
            int year = 2016 + month / 12;
            List<String> lines = file(
                    producer + "/frequentation-" + year,
                    "id_activite,date,type,code_insee,id_lieu,participants,duree_minutes");
            lines.add("A%d,%d-%02d-12,atelier,%s,%s,%d,%d"
                    .formatted(
                            lines.size(),
                            year,
                            1 + month % 12,
                            commune,
                            place,
                            size + random.nextInt(1 + size / 5),
                            one(List.of(30, 60, 90))));
        }
    }

    private void list(String producer, Set<String> places) {
        Set<String> gone = new HashSet<>();
        List<String> names = new ArrayList<>();
        places.forEach(place -> names.add("Espace " + place + (once(8) ? " de " + producer : "")));
        for (String day : DAYS) {
            if (once(3)) {
                continue;
            }
            // Files of the same bytes are one, whoever delivers them.
            List<String> lines = file(producer + "/annuaire-" + day, "id,nom,code_insee,date_etat,redacteur");
            int nth = 0;
            for (String place : places) {
                if (!gone.contains(place)) {
                    lines.add(String.join(",", place, names.get(nth), commune(producer, place), day, producer));
                    if (once(6)) {
                        gone.add(place);
                    }
                }
                nth++;
            }
            if (lines.size() == 1) {
                files.remove(producer + "/annuaire-" + day);
            }
        }
    }

    private void means(String producer) {
        int years = once(isCalm ? 6 : 3) ? 1 + random.nextInt(2) : 3;
        for (String territory : List.of("", "R84", "R93", "D69")) {
            int amount = 1_000 + random.nextInt(4_000);
            boolean gives = once(2);
            for (int year = 0; year < 2 && gives; year++) {
                if ((years >> year & 1) == 1) {
                    file(producer + "/moyens-" + (2016 + year), "annee,territoire,financeur,nature,montant_euros")
                            .add("%d,%s,etat,subvention,%d"
                                    .formatted(2016 + year, territory, amount + random.nextInt(50)));
                }
            }
        }
    }

    private List<String> file(String name, String header) {
        return files.computeIfAbsent(name, one -> new ArrayList<>(List.of(header)));
    }

    /** Writes its files, those of a producer in a folder of its own. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, List<String>> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey() + ".csv");
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
