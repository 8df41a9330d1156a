package fr.mediation.bilan.bench;

import fr.mediation.bilan.sample.DirectoryFile;
import fr.mediation.bilan.territory.Commune;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the directory of a country's places, in the canonical columns: each of them as it was at the end of each year.
 * The same shape gives the same bytes.
 */
final class DirectoryGenerator {
    private static final String[] KINDS = {"TIERS_LIEUX", "BIB", "CCAS", "ASSO", "MUNI", "RFS"};
    private static final int CANOPE_ONE_IN = 50;

    private DirectoryGenerator() {}

    /** Writes the file, with the states of so many years up to {@link Plan#YEAR}. */
    static void write(Path file, Shape shape, int years) throws IOException {
        Places places = new Places(shape);
        try (BufferedWriter text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            text.write(String.join(";", DirectoryFile.COLUMNS) + "\n");
            for (int year = Plan.YEAR + 1 - years; year <= Plan.YEAR; year++) {
                for (int place = 0; place < shape.places(); place++) {
                    line(text, state(place, places.commune(place), year));
                }
            }
        }
    }

    /** What kind of place it is, in the codes of the national schema. */
    static String kind(int place) {
        return place % CANOPE_ONE_IN == 0 ? "RES" : KINDS[place % KINDS.length];
    }

    private static void line(Writer text, Map<String, String> cells) throws IOException {
        text.write(DirectoryFile.COLUMNS.stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .collect(Collectors.joining(";"))
                + "\n");
    }

    private static Map<String, String> state(int place, Commune commune, int year) {
        boolean canope = place % CANOPE_ONE_IN == 0;
        Map<String, String> cells = new HashMap<>();
        cells.put("id", Places.id(place));
        cells.put("pivot", DirectoryFile.siret(place));
        cells.put("nom", (canope ? "Atelier Canopé de " : "Espace numérique de ") + commune.name());
        cells.put("commune", commune.name());
        cells.put("code_postal", commune.postalCodes().get(0));
        cells.put("code_insee", commune.code());
        cells.put("adresse", (1 + place % 40) + " rue de la République");
        cells.put("typologie", kind(place));
        cells.put("courriels", "contact-" + place + "@example.org");
        cells.put("horaires", place % 5 == 0 ? "" : "Mo-Fr 09:00-12:00,14:00-18:00");
        cells.put("source", "reseau");
        cells.put("itinerance", "Fixe");
        cells.put("date_maj", "15/%02d/%d".formatted(1 + place % 12, year));
        cells.put("services", "Maîtrise des outils numériques du quotidien");
        cells.put("frais_a_charge", "Gratuit");
        cells.put("modalites_acces", "Se présenter");
        cells.put("date_etat", "31/12/" + year);
        cells.put("atelier_canope", canope ? "oui" : "non");
        cells.put("ouvert_public", place % 10 == 0 ? "non" : "oui");
        cells.put("heures_initiation_semaine", "3");
        cells.put("animateurs_qualifies", Integer.toString(1 + place % 3));
        cells.put("postes_informatiques", Integer.toString(2 + place % 9));
        return cells;
    }
}
