package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The directory at the end of a year. */
public final class DirectoryFile {
    /** The canonical columns, in the order of the file. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "pivot",
            "nom",
            "commune",
            "code_postal",
            "code_insee",
            "adresse",
            "latitude",
            "longitude",
            "typologie",
            "telephone",
            "courriels",
            "site_web",
            "horaires",
            "presentation_resume",
            "source",
            "itinerance",
            "date_maj",
            "services",
            "prise_en_charge_specifique",
            "frais_a_charge",
            "modalites_acces",
            "fiche_acces_libre",
            "date_etat",
            "atelier_canope",
            "date_candidature",
            "date_labellisation",
            "date_fin_label",
            "date_charte",
            "ouvert_public",
            "heures_initiation_semaine",
            "animateurs_qualifies",
            "postes_informatiques",
            "abonnement_canope",
            "prix_abonnement");

    private static final List<String> RECEIVED =
            List.of("Handicaps moteurs|Illettrisme", "", "Langues étrangères (anglais)", "Surdité", "");

    private DirectoryFile() {}

    static void write(Path folder, int year) throws IOException {
        SplittableRandom random = new SplittableRandom(100 + year);
        TextFile file = new TextFile(TextFile.Habit.of(year), COLUMNS);
        int number = 0;
        for (Place place : Place.in(year)) {
            number++;
            Town town = place.town();
            boolean located = number % 9 != 0;
            boolean reduced = place.canope() || random.nextInt(4) == 0;
            boolean subscribed = reduced || random.nextInt(3) == 0;
            boolean labelled = place.labelledOn() != null && place.labelledOn().getYear() <= year;
            file.line()
                    .set("id", place.id())
                    .set("pivot", number % 11 == 0 ? "" : siret(number))
                    .set("nom", place.name())
                    .set("commune", town.name())
                    .set("code_postal", town.postalCode())
                    .set("code_insee", town.code())
                    .set("adresse", (1 + number % 40) + " rue de la République")
                    .set(
                            "latitude",
                            located ? file.habit().decimal(town.latitude().toString()) : "")
                    .set(
                            "longitude",
                            located ? file.habit().decimal(town.longitude().toString()) : "")
                    .set("typologie", place.canope() ? "RES" : "TIERS_LIEUX")
                    .set("telephone", "01990" + String.format("%05d", number))
                    .set("courriels", "contact-" + number + "@example.org")
                    .set("horaires", number % 5 == 0 ? "" : "Mo-Fr 09:00-12:00,14:00-18:00")
                    .set("source", "reseau")
                    .set("itinerance", "Fixe")
                    .set("date_maj", LocalDate.of(year - (number % 13 == 0 ? 2 : 0), 1 + number % 12, 15))
                    .set("services", "Maîtrise des outils numériques du quotidien")
                    .set("prise_en_charge_specifique", RECEIVED.get(number % RECEIVED.size()))
                    .set("frais_a_charge", "Gratuit")
                    .set("modalites_acces", "Se présenter")
                    .set("fiche_acces_libre", number % 6 < year - 2014 ? accessSheet(number) : "")
                    .set("date_etat", LocalDate.of(year, 12, 31))
                    .set("atelier_canope", place.canope() ? "oui" : "non")
                    .set("date_candidature", application(place, number, year))
                    .set("date_labellisation", labelled ? place.labelledOn() : null)
                    .set(
                            "date_fin_label",
                            labelled && number % 17 == 0 && place.labelledOn().getYear() < 2017
                                    ? LocalDate.of(2017, 6, 30)
                                    : null)
                    .set("date_charte", number % 3 == 0 ? null : LocalDate.of(2015, 3, 2))
                    .set("ouvert_public", number % 10 == 0 ? "non" : "oui")
                    .set("heures_initiation_semaine", file.habit().decimal(number % 4 == 0 ? "1.5" : "3"))
                    .set("animateurs_qualifies", 1 + number % 3)
                    .set("postes_informatiques", place.computers())
                    .set("abonnement_canope", subscribed ? reduced ? "reduit" : "plein" : "aucun")
                    .set("prix_abonnement", subscribed ? file.habit().decimal(reduced ? "60.00" : "120.00") : "")
                    .add();
        }
        file.write(folder.resolve("annuaire-" + year + ".csv"));
    }

    /** When a place applied for the label; some apply in vain, the others some weeks before they get it. */
    private static @Nullable LocalDate application(Place place, int number, int year) {
        LocalDate applied = place.labelledOn() != null
                ? place.labelledOn().minusDays(20 + number)
                : number % 4 == 0 ? LocalDate.of(2015 + number % 3, 10, 5) : null;
        return applied != null && applied.getYear() <= year ? applied : null;
    }

    private static String accessSheet(int number) {
        return "https://acceslibre.beta.gouv.fr/app/lieu-" + number + "/";
    }

    /**
     * An invented SIRET with right check digits: of its company, and of its establishment.
     *
     * @param number the number of the place, at most 60,000
     * @return the 14 digits
     */
    public static String siret(int number) {
        String company = withKey("9" + String.format("%07d", 731_000 + number * 137));
        return withKey(company + "0001");
    }

    private static String withKey(String start) {
        for (int key = 0; key < 10; key++) {
            if (luhn(start + key) % 10 == 0) {
                return start + key;
            }
        }
        throw new IllegalStateException();
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum;
    }
}
