package fr.mediation.bilan.source.directory;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.DateCell;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.FactLocation;
import fr.mediation.bilan.source.IdentifierCell;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.NumberCell;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.TextCell;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.source.cell.Identifiers;
import fr.mediation.bilan.source.cell.RegisterNumber;
import fr.mediation.bilan.territory.Commune;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Directory exports, in the national schema of digital inclusion places 1.0.2 with the network's own columns. A line is
 * the state of one place at one date. The contacts of a place are counted as filled and not kept.
 */
public final class DirectorySource implements Source {
    private static final long serialVersionUID = 1L;
    private static final FactTable FACTS = FactTable.of(
            "directory",
            new Label("Annuaire", "Directory"),
            Time.STATE,
            Set.of(Trait.LOCATES),
            "place",
            """
            year number, department text, place text, commune text, latitude number, longitude number,
            place_kind text, network text, canope boolean, carried_over boolean, applied_on date,
            labelled_on date, labelled boolean, labelled_year number, days_to_label number, awaits_label boolean, charter_signed boolean,
            open_to_public boolean, accessible boolean, access_sheet boolean,
            free_hours number, mediators number, computers number, subscription text, subscription_price number,
            full_price number, days_since_update number, filled number""",
            List.of(Dimension.ENTRY_KIND, Dimension.NETWORK, Dimension.CRITERION));

    private static final int MOST_EUROS = 1_000_000;
    private static final int HOURS_OF_A_WEEK = 168;
    private static final int MOST = 10_000;
    // What exports of the national schema write where the number is not known.
    private static final String NO_PIVOT = "00000000000000";
    static final Choices SUBSCRIPTIONS = Choices.of("aucun", "plein", "reduit")
            .spelled("aucun", "sans", "pas d'abonnement", "non")
            .spelled("plein", "plein tarif", "tarif plein")
            .spelled("reduit", "tarif réduit");

    private static final List<String> DISABILITIES =
            List.of("handicap", "surdite", "sourd", "deficience", "malvoyan", "aveugle", "autis", "dys_");

    private static final List<Stored> STORED = List.of(Stored.values());

    /** What the table keeps of a line. */
    private enum Stored {
        PLACE,
        NAME,
        PIVOT,
        COMMUNE,
        DEPARTMENT,
        LATITUDE,
        LONGITUDE,
        TYPOLOGY,
        CANOPE,
        APPLIED_ON,
        LABELLED_ON,
        LABEL_ENDS_ON,
        CHARTER_ON,
        OPENED_ON,
        CLOSED_ON,
        OPEN_TO_PUBLIC,
        FREE_HOURS,
        MEDIATORS,
        COMPUTERS,
        SUBSCRIPTION,
        SUBSCRIPTION_PRICE,
        ACCESSIBLE,
        ACCESS_SHEET,
        UPDATED_ON,
        FILLED
    }

    @Override
    public FactTable facts() {
        return FACTS;
    }

    @Override
    public Label about() {
        return new Label(
                "Lieux, label NetPublic, équipement et géolocalisation",
                "Places, NetPublic label, equipment and location");
    }

    @Override
    public String filePrefix() {
        return "annuaire";
    }

    @Override
    public List<Column> columns() {
        return Column.quantities(
                Column.list("""
                id pivot nom commune code_postal code_insee adresse complement_adresse latitude longitude typologie
                telephone courriels site_web horaires presentation_resume presentation_detail source itinerance
                structure_parente date_maj services publics_specifiquement_adresses prise_en_charge_specifique
                frais_a_charge dispositif_programmes_nationaux formations_labels autres_formations_labels
                modalites_acces modalites_accompagnement fiche_acces_libre prise_rdv date_etat atelier_canope
                date_candidature date_labellisation date_fin_label date_charte ouverture fermeture ouvert_public heures_initiation_semaine
                animateurs_qualifies postes_informatiques abonnement_canope prix_abonnement"""), Set.of("heures_initiation_semaine", "animateurs_qualifies", "postes_informatiques"));
    }

    @Override
    public List<Set<String>> required() {
        return List.of(Set.of("id"), Set.of("nom"), Set.of("code_insee", "code_postal"));
    }

    @Override
    public List<Stored> stored() {
        return STORED;
    }

    @Override
    public List<Fact> read(Line line) {
        String place = line.given("id", IdentifierCell.place(line, "id"));
        String name = line.given("nom", TextCell.kept(line, "nom"));
        Optional<Commune> commune = FactLocation.commune(line, false);
        if (commune.isEmpty()
                && Stream.of("code_insee", "code_postal", "commune").noneMatch(line::alreadyFaulty)) {
            line.fault(Rule.NO_LOCATION, "");
        }
        LocalDate updated = line.pastDate("date_maj");
        LocalDate date = stateDate(line, updated);
        LocalDate applied = line.pastDate("date_candidature");
        LocalDate labelled = line.date("date_labellisation");
        LocalDate labelEnds = line.endDate("date_fin_label");
        if (applied != null && labelled != null && labelled.isBefore(applied)) {
            line.fault(Rule.REVERSED_DATES, "date_labellisation");
        }
        if (labelled != null && labelEnds != null && labelEnds.isBefore(labelled)) {
            line.fault(Rule.REVERSED_DATES, "date_fin_label");
        }
        LocalDate opened = DateCell.start(line, "ouverture");
        LocalDate closed = line.endDate("fermeture");
        if (opened != null && closed != null && closed.isBefore(opened)) {
            line.fault(Rule.REVERSED_DATES, "fermeture");
        }
        Coordinates coordinates =
                Coordinates.read(line, commune.map(Commune::department).orElse(null));
        boolean located = coordinates != null;
        Map<Stored, Serializable> values = new EnumMap<>(Stored.class);
        values.put(Stored.PLACE, place);
        values.put(Stored.NAME, name);
        values.put(Stored.PIVOT, pivot(line));
        values.put(Stored.COMMUNE, commune.map(Commune::code).orElse(null));
        values.put(Stored.DEPARTMENT, commune.map(Commune::department).orElse(null));
        values.put(Stored.LATITUDE, located ? coordinates.latitude() : null);
        values.put(Stored.LONGITUDE, located ? coordinates.longitude() : null);
        values.put(Stored.TYPOLOGY, line.categories("typologie", Dimension.ENTRY_KIND));
        values.put(Stored.CANOPE, line.yesNo("atelier_canope"));
        values.put(Stored.APPLIED_ON, applied);
        values.put(Stored.LABELLED_ON, labelled);
        values.put(Stored.LABEL_ENDS_ON, labelEnds);
        values.put(Stored.CHARTER_ON, line.date("date_charte"));
        values.put(Stored.OPENED_ON, opened);
        values.put(Stored.CLOSED_ON, closed);
        values.put(Stored.OPEN_TO_PUBLIC, line.yesNo("ouvert_public"));
        values.put(Stored.FREE_HOURS, NumberCell.hours(line, "heures_initiation_semaine", HOURS_OF_A_WEEK));
        values.put(Stored.MEDIATORS, line.integer("animateurs_qualifies", 0, MOST));
        values.put(Stored.COMPUTERS, line.integer("postes_informatiques", 0, MOST));
        values.put(Stored.SUBSCRIPTION, line.choice("abonnement_canope", SUBSCRIPTIONS));
        values.put(Stored.SUBSCRIPTION_PRICE, NumberCell.euros(line, "prix_abonnement", MOST_EUROS));
        values.put(Stored.ACCESSIBLE, receivesDisabled(line.text("prise_en_charge_specifique")));
        values.put(Stored.ACCESS_SHEET, line.text("fiche_acces_libre") != null);
        values.put(Stored.UPDATED_ON, updated);
        values.put(Stored.FILLED, filled(line, located));
        return List.of(line.fact(line.keys().of("directory", place, date), true, date, STORED, values));
    }

    /** The date of the state: its own column, else the date in the file's name, else the entry's last update. */
    private static LocalDate stateDate(Line line, @Nullable LocalDate updated) {
        LocalDate stated = line.pastDate("date_etat");
        if (stated != null || line.alreadyFaulty("date_etat")) {
            return stated;
        }
        LocalDate fileDate = line.context().fileDate();
        if (fileDate != null) {
            return fileDate;
        }
        if (updated == null && !line.alreadyFaulty("date_maj")) {
            line.fault(Rule.REQUIRED, "date_etat");
        }
        return updated;
    }

    /** The number of the place in a register; one whose key is wrong is kept and told, for nothing is counted by it. */
    private static @Nullable String pivot(Line line) {
        String written = line.text("pivot");
        boolean destroyed = written != null && Identifiers.isDestroyed(RegisterNumber.bare(written));
        String pivot = destroyed ? written : line.code("pivot");
        if (pivot != null && !NO_PIVOT.equals(pivot) && RegisterNumber.of(pivot).isEmpty()) {
            line.warn(Warning.WRONG_PIVOT, "pivot");
        }
        return TextCell.masked(line, "pivot", pivot);
    }

    /**
     * Whether a place says that it receives people with a disability: one of those it names is a disability, in the words
     * of the national schema. The schema has no word for receiving nobody in particular, so an empty cell says nothing.
     */
    private static @Nullable Boolean receivesDisabled(@Nullable String received) {
        if (received == null) {
            return null;
        }
        String folded = Folding.fold(received);
        return DISABILITIES.stream().anyMatch(folded::contains);
    }

    /**
     * How many of the 12 items of a complete entry are filled: those that the schema requires, and those that a visitor
     * needs.
     */
    private static int filled(Line line, boolean located) {
        long single = Stream.of(
                        "pivot",
                        "nom",
                        "commune",
                        "code_postal",
                        "code_insee",
                        "adresse",
                        "typologie",
                        "horaires",
                        "services",
                        "date_maj")
                .filter(column -> line.text(column) != null)
                .count();
        boolean contact = Stream.of("telephone", "courriels", "site_web").anyMatch(c -> line.text(c) != null);
        return (int) single + (contact ? 1 : 0) + (located ? 1 : 0);
    }
}
