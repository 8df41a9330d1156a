package fr.mediation.bilan.source.funding;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.NumberCell;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Means committed to the network. A line is a sum, or hours, that a funder gave to a territory in a year. Sums have no
 * number: those of one funder, nature, territory and year add up within a file, and a later file replaces them together.
 * Means that were planned are told from those that were given, and never added to them.
 */
public final class FundingSource implements Source {
    private static final long serialVersionUID = 1L;
    private static final FactTable FACTS = FactTable.of(
            "funding",
            new Label("Moyens", "Funding"),
            Time.CIVIL_YEAR,
            Set.of(Trait.NOT_DRAWN),
            "funder",
            """
            year number, department text, place text, date date, funder text, nature text, planned boolean,
            foreseen boolean, level text, amount number, hours number""",
            List.of(Dimension.FUNDER));

    private static final int FIRST_YEAR = 1990;
    private static final long MOST_EUROS = 10_000_000_000L;
    private static final long MOST_HOURS = 10_000_000L;
    private static final Choices FUNDERS = Choices.of("etat", "canope", "collectivite", "europe", "prive", "benevolat")
            .spelled("canope", "Réseau Canopé")
            .spelled(
                    "collectivite",
                    "collectivité territoriale",
                    "collectivités territoriales",
                    "collectivité locale",
                    "collectivités locales")
            .spelled("europe", "Union européenne", "UE", "FSE", "FSE+", "FEDER")
            .spelled("prive", "mécénat", "mécène", "fondation", "entreprise", "secteur privé")
            .spelled("benevolat", "bénévoles");
    private static final Choices NATURES = Choices.of("subvention", "personnel", "materiel", "benevolat")
            .spelled("subvention", "aide en numéraire", "numéraire", "subvention en numéraire")
            .spelled("personnel", "mise à disposition de personnel", "salaires")
            .spelled("materiel", "équipement");

    static final String PLANNED = "prevu";
    private static final Choices STATES = Choices.of(PLANNED, "realise")
            .spelled(PLANNED, "prévision", "prévisionnel", "budget", "budgété", "programmé")
            .spelled("realise", "réel", "exécuté", "dépensé", "engagé", "versé");

    private static final List<Stored> STORED = List.of(Stored.values());

    /** What the table keeps of a line. */
    private enum Stored {
        LEVEL,
        TERRITORY,
        FUNDER,
        NATURE,
        AMOUNT,
        HOURS,
        PLANNED
    }

    @Override
    public FactTable facts() {
        return FACTS.weighedBy("coalesce(amount, 0)");
    }

    @Override
    public Label label() {
        return new Label("Moyens", "Means");
    }

    @Override
    public Label about() {
        return new Label("Moyens engagés par les financeurs", "Means committed by funders");
    }

    @Override
    public String filePrefix() {
        return "moyens";
    }

    @Override
    public List<Column> columns() {
        return Column.quantities(
                Column.list("annee territoire financeur nature etat montant_euros heures"),
                Set.of("montant_euros", "heures"));
    }

    @Override
    public List<Set<String>> required() {
        return List.of(Set.of("annee"), Set.of("financeur"), Set.of("nature"), Set.of("montant_euros", "heures"));
    }

    @Override
    public List<Stored> stored() {
        return STORED;
    }

    @Override
    public List<Fact> read(Line line) {
        Integer year = line.given(
                "annee",
                NumberCell.year(
                        line, "annee", FIRST_YEAR, line.context().today().getYear()));
        FundedTerritory territory = FundedTerritory.read(line, year);
        String funder = line.requiredChoice("financeur", FUNDERS);
        String nature = line.requiredChoice("nature", NATURES);
        BigDecimal amount = NumberCell.euros(line, "montant_euros", MOST_EUROS);
        BigDecimal hours = NumberCell.hours(line, "heures", MOST_HOURS);
        if (amount == null && hours == null && !hasSum(line)) {
            line.fault(Rule.NO_AMOUNT, "");
        }
        boolean planned = PLANNED.equals(line.choice("etat", STATES));
        Map<Stored, Serializable> values = new EnumMap<>(Stored.class);
        values.put(Stored.PLANNED, planned);
        values.put(Stored.LEVEL, territory.level());
        values.put(Stored.TERRITORY, territory.code());
        values.put(Stored.FUNDER, funder);
        values.put(Stored.NATURE, nature);
        values.put(Stored.AMOUNT, amount);
        values.put(Stored.HOURS, hours);
        // What was given has the key that it had before plans were told from it.
        String kind = planned ? "funding planned" : "funding";
        long key = line.keys().of(kind, year, territory.level(), territory.code(), funder, nature);
        return List.of(line.fact(key, false, year == null ? null : LocalDate.of(year, 1, 1), STORED, values));
    }

    /** Whether a sum or hours stand in the line, though they cannot be read, or above it in a merged cell. */
    private static boolean hasSum(Line line) {
        return Stream.of("montant_euros", "heures")
                .anyMatch(column -> line.alreadyFaulty(column) || line.countsElsewhere(column));
    }
}
