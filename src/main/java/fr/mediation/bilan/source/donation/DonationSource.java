package fr.mediation.bilan.source.donation;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.IdentifierCell;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.NumberCell;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.TextCell;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Donation sheets of Ordi 2.0. A line is one lot. Lots have no number, so that lots of one donor, day, beneficiary and
 * kind add up within a sheet, and a later sheet replaces them together.
 */
public final class DonationSource implements Source {
    private static final long serialVersionUID = 1L;
    private static final FactTable FACTS = FactTable.of(
            "donation",
            new Label("Dons", "Donations"),
            Time.DAY,
            Set.of(Trait.LOCATED),
            "place",
            """
            year number, department text, place text, network text, date date, beneficiary key, labelled boolean, equipment text,
            quantity number, made_in number, condition text, destination text, unit_value number, homes number,
            wiped boolean, kilograms number, kg_co2e number, kg_co2e_avoided number""",
            List.of(Dimension.EQUIPMENT, Dimension.DESTINATION, Dimension.NETWORK),
            "value/parameters/equipment.yaml");

    private static final int MOST = 100_000;
    private static final int FIRST_YEAR_MADE = 1980;
    private static final Choices EQUIPMENT = Choices.of(
                    "fixe", "portable", "écran", "tablette", "téléphone", "imprimante", "serveur", "autre")
            .spelled(
                    "fixe",
                    "ordinateur fixe",
                    "ordinateur de bureau",
                    "PC fixe",
                    "PC de bureau",
                    "unité centrale",
                    "UC")
            .spelled("portable", "ordinateur portable", "PC portable", "laptop")
            .spelled("écran", "moniteur", "écran plat")
            .spelled("téléphone", "téléphone portable", "téléphone mobile", "smartphone", "mobile")
            .spelled("tablette", "tablette numérique", "tablette tactile");
    private static final Choices CONDITIONS = Choices.of("fonctionnel", "à réparer", "hors d'usage")
            .spelled("fonctionnel", "fonctionnelle", "en état de marche", "en état de fonctionnement")
            .spelled("hors d'usage", "HS", "hors service", "irréparable");
    private static final Choices DESTINATIONS = Choices.of("réemploi", "pièces", "DEEE")
            .spelled("réemploi", "réutilisation")
            .spelled("pièces", "pièces détachées", "pour pièces")
            .spelled("DEEE", "D3E", "recyclage", "déchet");

    private static final List<Stored> STORED = List.of(Stored.values());

    /** What the table keeps of a line. */
    private enum Stored {
        PLACE,
        WORKSHOP,
        BENEFICIARY,
        SIRET_OR_RNA,
        LABELLED,
        EQUIPMENT,
        QUANTITY,
        MADE_IN,
        CONDITION,
        DESTINATION,
        UNIT_VALUE,
        HOMES,
        CONVENTION,
        WIPED
    }

    @Override
    public FactTable facts() {
        return FACTS.weighedBy("quantity");
    }

    @Override
    public Label label() {
        return new Label("Dons d’équipement", "Equipment donations");
    }

    @Override
    public Label about() {
        return new Label("Équipements réemployés et donnés (Ordi 2.0)", "Equipment reused and donated (Ordi 2.0)");
    }

    @Override
    public String filePrefix() {
        return "dons";
    }

    @Override
    public List<Column> columns() {
        Stream<String> ordinary = Stream.of(
                "Date du don",
                "Lieu donateur",
                "Atelier",
                "SIRET ou RNA",
                "Labellisé Ordi 2.0",
                "Type d'équipement",
                "Quantité",
                "Année de fabrication",
                "État",
                "Destination",
                "Valeur unitaire (€)",
                "Foyers équipés",
                "N° de convention",
                "Effacement certifié");
        return Column.quantities(
                Stream.concat(ordinary.map(Column::of), Stream.of(Column.personal("Bénéficiaire")))
                        .toList(),
                Set.of("Quantité", "Foyers équipés"));
    }

    @Override
    public List<Set<String>> required() {
        return List.of(
                Set.of("Date du don"),
                Set.of("Lieu donateur"),
                Set.of("Bénéficiaire"),
                Set.of("Type d'équipement"),
                Set.of("Quantité"));
    }

    @Override
    public List<Stored> stored() {
        return STORED;
    }

    @Override
    public List<Fact> read(Line line) {
        LocalDate date = line.requiredPastDate("Date du don");
        String place = line.given("Lieu donateur", IdentifierCell.place(line, "Lieu donateur"));
        UUID beneficiary = line.given("Bénéficiaire", IdentifierCell.party(line, "Bénéficiaire"));
        String equipment = line.requiredChoice("Type d'équipement", EQUIPMENT);
        Integer quantity = line.countsElsewhere("Quantité")
                ? Integer.valueOf(0)
                : line.given("Quantité", line.integer("Quantité", 1, MOST));
        int latestYear = (date == null ? line.context().today() : date).getYear();
        Integer madeIn = NumberCell.year(line, "Année de fabrication", FIRST_YEAR_MADE, latestYear);
        String condition = line.choice("État", CONDITIONS);
        String destination = line.choice("Destination", DESTINATIONS);
        String convention = IdentifierCell.thing(line, "N° de convention");
        Map<Stored, Serializable> values = new EnumMap<>(Stored.class);
        values.put(Stored.PLACE, place);
        values.put(Stored.WORKSHOP, TextCell.kept(line, "Atelier"));
        values.put(Stored.BENEFICIARY, beneficiary);
        values.put(Stored.SIRET_OR_RNA, SiretOrRna.read(line, "SIRET ou RNA"));
        values.put(Stored.LABELLED, line.yesNo("Labellisé Ordi 2.0"));
        values.put(Stored.EQUIPMENT, equipment);
        values.put(Stored.QUANTITY, quantity);
        values.put(Stored.MADE_IN, madeIn);
        values.put(Stored.CONDITION, condition);
        values.put(Stored.DESTINATION, destination);
        values.put(Stored.UNIT_VALUE, NumberCell.euros(line, "Valeur unitaire (€)", MOST));
        values.put(Stored.HOMES, line.integer("Foyers équipés", 0, MOST));
        values.put(Stored.CONVENTION, convention);
        values.put(Stored.WIPED, line.yesNo("Effacement certifié"));
        long key = line.keys()
                .of("donation", date, place, beneficiary, equipment, madeIn, condition, destination, convention);
        return List.of(line.fact(key, false, date, STORED, values));
    }
}
