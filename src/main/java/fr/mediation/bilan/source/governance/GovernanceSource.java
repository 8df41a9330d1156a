package fr.mediation.bilan.source.governance;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.TextCell;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.text.Folding;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The register that the parties of the convention keep together. A line is an entry in its state; it comes again with
 * another state when a decision is carried out or a proposal is answered, and replaces the earlier one.
 */
public final class GovernanceSource implements Source {
    private static final long serialVersionUID = 1L;
    private static final FactTable FACTS = FactTable.of(
                    "governance",
                    new Label("Registre de gouvernance", "Governance register"),
                    Time.DAY,
                    Set.of(Trait.REGISTER),
                    "party",
                    """
            year number, department text, place text, network text, date date, entry key, nature text, party text,
            state text, quantity number, signed_by_state boolean, signed_by_canope boolean""",
                    List.of(Dimension.PARTY, Dimension.STATE, Dimension.NETWORK))
            .withoutReporters();

    private static final int MOST_PIECES = 1_000_000;
    static final String RETIRED_EQUIPMENT = "materiel_reforme";
    static final Choices NATURES = Choices.of(
                    "reunion",
                    "decision",
                    "etude",
                    "difficulte",
                    "operation_conjointe",
                    "proposition_label",
                    "communication_ordi20",
                    "conseil",
                    "offre_abonnement",
                    RETIRED_EQUIPMENT)
            .spelled("reunion", "comité", "comité de gouvernance", "réunion du comité", "séance")
            .spelled("difficulte", "difficulté signalée", "signalement", "alerte")
            .spelled("operation_conjointe", "opération commune", "action conjointe", "action commune")
            .spelled("proposition_label", "proposition de label", "proposition de labellisation", "labellisation")
            .spelled("communication_ordi20", "communication ordi 2.0", "information ordi 2.0", "ordi 2.0")
            .spelled("conseil", "échange", "conseil et échange", "conseils et échanges", "accompagnement")
            .spelled("offre_abonnement", "offre d'abonnement", "proposition d'abonnement", "abonnement")
            .spelled(RETIRED_EQUIPMENT, "matériel réformé", "réforme de matériel", "matériel retiré du service");
    static final Choices PARTIES = Choices.of("etat", "canope", "commun")
            .spelled("etat", "l'état", "ministère", "administration")
            .spelled("canope", "réseau canopé")
            .spelled("commun", "les deux", "conjoint", "état et canopé", "canopé et état");
    static final Choices STATES = Choices.of("propose", "accepte", "refuse", "en_cours", "fait")
            .spelled("propose", "en attente", "demandé", "soumis", "à examiner")
            .spelled("accepte", "adopté", "validé", "approuvé", "labellisé", "souscrit")
            .spelled("refuse", "rejeté", "écarté", "décliné")
            .spelled("en_cours", "engagé", "commencé", "en cours de réalisation")
            .spelled("fait", "réalisé", "tenu", "terminé", "achevé", "exécuté", "clos", "résolu");

    private static final List<Stored> STORED = List.of(Stored.values());

    /** What the table keeps of a line. */
    private enum Stored {
        NATURE,
        PARTY,
        SUBJECT,
        STATE,
        LEVEL,
        TERRITORY,
        PLACE,
        QUANTITY,
        SIGNED_BY_STATE,
        SIGNED_BY_CANOPE
    }

    @Override
    public FactTable facts() {
        return FACTS;
    }

    @Override
    public Label about() {
        return new Label(
                "Comités, décisions, propositions de label, offres et difficultés",
                "Committees, decisions, proposals of labels, offers and difficulties");
    }

    @Override
    public String filePrefix() {
        return "gouvernance";
    }

    @Override
    public List<Column> columns() {
        return Column.quantities(
                Column.list("date nature partie objet etat code quantite valide_etat valide_canope"),
                Set.of("quantite"));
    }

    @Override
    public List<Set<String>> required() {
        return List.of(Set.of("date"), Set.of("nature"), Set.of("objet"));
    }

    @Override
    public List<Stored> stored() {
        return STORED;
    }

    @Override
    public List<Fact> read(Line line) {
        LocalDate date = line.requiredPastDate("date");
        String nature = line.requiredChoice("nature", NATURES);
        String party = line.choice("partie", PARTIES);
        String subject = line.given("objet", TextCell.kept(line, "objet"));
        ConcernedTerritory about = ConcernedTerritory.read(line, date == null ? null : date.getYear());
        Integer quantity = line.integer("quantite", 0, MOST_PIECES);
        if (RETIRED_EQUIPMENT.equals(nature)
                && quantity == null
                && !line.alreadyFaulty("quantite")
                && !line.countsElsewhere("quantite")) {
            line.fault(Rule.REQUIRED, "quantite");
        }
        Map<Stored, Serializable> values = new EnumMap<>(Stored.class);
        values.put(Stored.NATURE, nature);
        values.put(Stored.PARTY, party);
        values.put(Stored.SUBJECT, subject);
        values.put(Stored.STATE, line.choice("etat", STATES));
        values.put(Stored.LEVEL, about.level());
        values.put(Stored.TERRITORY, about.code());
        values.put(Stored.PLACE, about.place());
        values.put(Stored.QUANTITY, quantity);
        values.put(Stored.SIGNED_BY_STATE, line.yesNo("valide_etat"));
        values.put(Stored.SIGNED_BY_CANOPE, line.yesNo("valide_canope"));
        // Another state of the entry, or its signatures, must not make it another entry.
        long key = line.keys()
                .of(
                        "governance",
                        date,
                        nature,
                        party,
                        subject == null ? null : Folding.fold(TextCell.distinct(line, "objet", subject)),
                        about.level(),
                        about.code(),
                        about.place());
        return List.of(line.fact(key, true, date, STORED, values));
    }
}
