package fr.mediation.bilan.producer;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * A directory in the national schema before its version 1: the columns that were renamed or split since, values that are
 * sentences, lists separated by semicolons.
 */
public final class StandardV0File {
    /** The columns of version 0.1. */
    public static final List<String> HEADERS = List.of(
            "id",
            "pivot",
            "nom",
            "commune",
            "code_postal",
            "code_insee",
            "adresse",
            "complement_adresse",
            "latitude",
            "longitude",
            "cle_ban",
            "typologie",
            "telephone",
            "courriel",
            "site_web",
            "horaires",
            "presentation_resume",
            "presentation_detail",
            "source",
            "structure_parente",
            "date_maj",
            "services",
            "publics_accueillis",
            "conditions_acces",
            "labels_nationaux",
            "labels_autres",
            "modalites_accompagnement",
            "accessibilite",
            "prise_rdv");

    private static final int PLACES = 30;
    private static final List<String> SERVICES = List.of(
            "Devenir autonome dans les démarches administratives",
            "Réaliser des démarches administratives avec un accompagnement",
            "Prendre en main un smartphone ou une tablette",
            "Prendre en main un ordinateur",
            "Utiliser le numérique au quotidien",
            "Approfondir ma culture numérique",
            "Favoriser mon insertion professionnelle",
            "Accéder à une connexion internet",
            "Accéder à du matériel",
            "S’équiper en matériel informatique",
            "Créer et développer mon entreprise",
            "Créer avec le numérique",
            "Accompagner les démarches de santé",
            "Promouvoir la citoyenneté numérique",
            "Soutenir la parentalité et l'éducation avec le numérique");
    private static final List<String> AUDIENCES = List.of(
            "Seniors (+ 65 ans)",
            "Familles/enfants",
            "Adultes",
            "Jeunes (16-26 ans)",
            "Public langues étrangères",
            "Déficience visuelle",
            "Surdité",
            "Handicaps mentaux : déficiences limitant les activités d'une personne",
            "Uniquement femmes",
            "Personnes en situation d'illettrisme");
    private static final List<String> CONDITIONS = List.of(
            "Gratuit : Je peux accéder gratuitement au lieu et à ses services",
            "Gratuit sous condition : La gratuité est conditionnée à des critères (situation familiale, convention avec un organisme social...)",
            "Payant : L'accès au lieu et/ou à ses services est payant",
            "Adhésion : L'accès au lieu et/ou à ses services nécessite d'y adhérer",
            "Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique pour accéder au lieu");
    private static final List<String> LABELS = List.of(
            "France Services",
            "CNFS",
            "APTIC",
            "Aidants Connect",
            "Fabriques de Territoire",
            "Grandes écoles du numérique",
            "Point relais CAF",
            "Point numérique CAF");
    private static final List<String> MODES = List.of(
            "Seul : j'ai accès à du matériel et une connexion",
            "Avec de l'aide : je suis accompagné seul dans l'usage du numérique",
            "Dans un atelier : j'apprends collectivement à utiliser le numérique",
            "A ma place : une personne habilitée fait les démarches à ma place");
    private static final List<String> TYPES = List.of("ASSO", "TIERS_LIEUX;ASSO", "MUNI", "CCAS", "BIB");

    private StandardV0File() {}

    /** Writes the file, every cell in quotes; returns what its places add up to. */
    public static Totals write(Path file) throws IOException {
        List<Place> places = places();
        Files.createDirectories(file.getParent());
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setQuoteMode(QuoteMode.ALL)
                .setRecordSeparator("\n")
                .get();
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(HEADERS);
            for (Place place : places) {
                printer.printRecord(cells(place));
            }
        }
        return Totals.of(places);
    }

    /**
     * One place.
     *
     * @param number its number, from 1
     * @param commune where
     * @param located whether its coordinates are given
     * @param updated when it was last described
     * @param services what it offers
     * @param audiences whom it receives
     * @param conditions what it costs
     * @param labels its national labels
     * @param modes how it helps
     */
    private record Place(
            int number,
            Commune commune,
            boolean located,
            LocalDate updated,
            List<String> services,
            List<String> audiences,
            List<String> conditions,
            List<String> labels,
            List<String> modes) {
        boolean coded() {
            return number % 6 != 0;
        }
    }

    private static List<Place> places() {
        SplittableRandom random = new SplittableRandom(30);
        List<Place> places = new ArrayList<>();
        for (int number = 1; number <= PLACES; number++) {
            places.add(new Place(
                    number,
                    Commune.all().get(number - 1),
                    number % 10 != 4,
                    LocalDate.of(2022, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                    some(SERVICES, 1, 4, random),
                    some(AUDIENCES, 0, 3, random),
                    some(CONDITIONS, 0, 2, random),
                    some(LABELS, 0, 3, random),
                    some(MODES, 1, 3, random)));
        }
        return places;
    }

    private static List<String> some(List<String> values, int fewest, int most, SplittableRandom random) {
        int size = fewest + random.nextInt(most - fewest + 1);
        int first = random.nextInt(values.size() - size + 1);
        return values.subList(first, first + size);
    }

    private static List<String> cells(Place place) {
        Commune commune = place.commune();
        return List.of(
                "lieu-" + place.number(),
                "00000000000000",
                "Espace numérique de " + commune.name(),
                commune.name(),
                commune.postalCode(),
                place.coded() ? commune.code() : "",
                place.number() + " rue de la République",
                "",
                place.located() ? commune.latitude() : "",
                place.located() ? commune.longitude() : "",
                "",
                TYPES.get(place.number() % TYPES.size()),
                "+331800598" + String.format("%02d", place.number()),
                "contact" + place.number() + "@exemple.fr",
                place.number() % 4 == 0 ? "https://www.exemple.fr/,https://reseau.exemple.fr/lieu" : "",
                "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00",
                "Un lieu pour apprendre, « à son rythme ».",
                "",
                "Hub Exemple",
                "",
                place.updated().toString(),
                String.join(";", place.services()),
                String.join(";", place.audiences()),
                String.join(";", place.conditions()),
                String.join(";", place.labels()),
                place.number() % 7 == 0 ? "SudLabs;Nièvre médiation numérique" : "",
                String.join(";", place.modes()),
                "",
                place.number() % 5 == 0 ? "https://rdv.exemple.fr/" : "");
    }

    /**
     * What the places add up to. A place with several values of a list counts once for each.
     *
     * @param places the places
     * @param located those with coordinates
     * @param withoutCode those without the code of their commune
     * @param byService places by service
     * @param byAudience places by audience
     * @param byCondition places by condition of access
     * @param byLabel places by national label
     * @param byMode places by way of helping
     * @param byRegion places by region in the map of 2016
     */
    public record Totals(
            int places,
            int located,
            int withoutCode,
            SortedMap<String, Long> byService,
            SortedMap<String, Long> byAudience,
            SortedMap<String, Long> byCondition,
            SortedMap<String, Long> byLabel,
            SortedMap<String, Long> byMode,
            SortedMap<String, Long> byRegion) {
        private static Totals of(List<Place> places) {
            return new Totals(
                    places.size(),
                    (int) places.stream().filter(Place::located).count(),
                    (int) places.stream().filter(place -> !place.coded()).count(),
                    by(places, Place::services),
                    by(places, Place::audiences),
                    by(places, Place::conditions),
                    by(places, Place::labels),
                    by(places, Place::modes),
                    by(places, place -> List.of(place.commune().region())));
        }

        private static SortedMap<String, Long> by(List<Place> places, Function<Place, List<String>> values) {
            return places.stream()
                    .flatMap(place -> values.apply(place).stream())
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        }
    }
}
