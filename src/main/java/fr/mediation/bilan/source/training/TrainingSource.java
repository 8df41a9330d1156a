package fr.mediation.bilan.source.training;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.source.Choices;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.FactLocation;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Training records. A line is one person's enrolment in one session; enrolment, presence and test are three facts. */
public final class TrainingSource implements Source {
    private static final long serialVersionUID = 1L;
    private static final FactTable FACTS = FactTable.of(
            "training",
            new Label("Formations", "Training"),
            Time.DAY,
            Set.of(Trait.LOCATED),
            "place",
            """
            year department place date session domain mode hours session_hours person function enrolment present
            certified cost""",
            List.of(Dimension.TRAINING_FUNCTION));

    private static final int MOST_HOURS = 2_000;
    private static final int MOST_EUROS = 100_000;
    private static final Choices MODES = Choices.of("presentiel", "distance", "hybride");
    private static final Choices FUNCTIONS = Choices.of("animateur", "enseignant", "benevole", "elu", "agent", "autre");
    private static final Choices ENROLMENTS = Choices.of("inscrit", "en_attente", "annule");

    @Override
    public FactTable facts() {
        return FACTS;
    }

    @Override
    public Label about() {
        return new Label("Sessions de formation et personnes formées", "Training sessions and people trained");
    }

    @Override
    public String filePrefix() {
        return "formations";
    }

    @Override
    public List<Column> columns() {
        Stream<String> ordinary = Stream.of(
                "id_session",
                "date_debut",
                "date_fin",
                "id_lieu",
                "code_insee",
                "code_postal",
                "commune",
                "intitule",
                "domaine",
                "modalite",
                "duree_heures",
                "organisme",
                "fonction",
                "inscription",
                "present",
                "certification",
                "certifie",
                "cout_euros");
        return Stream.concat(ordinary.map(Column::of), Stream.of(Column.personal("id_stagiaire")))
                .toList();
    }

    @Override
    public List<Set<String>> required() {
        return List.of(
                Set.of("id_session"),
                Set.of("date_debut"),
                Set.of("id_lieu", "code_insee", "code_postal"),
                Set.of("duree_heures"),
                Set.of("id_stagiaire"));
    }

    @Override
    public List<String> factColumns() {
        return List.of(
                "end_date",
                "session",
                "place",
                "commune",
                "department",
                "title",
                "domain",
                "mode",
                "hours",
                "organiser",
                "person",
                "function",
                "enrolment",
                "present",
                "certification",
                "certified",
                "cost");
    }

    @Override
    public Fact read(Line line) {
        String session = line.required("id_session");
        LocalDate start = line.requiredPastDate("date_debut");
        LocalDate end = line.date("date_fin");
        if (start != null && end != null && end.isBefore(start)) {
            line.fault(Rule.REVERSED_DATES, "date_fin");
        }
        FactLocation where = FactLocation.read(line, false);
        line.required("duree_heures");
        BigDecimal hours = line.number("duree_heures", 0, MOST_HOURS);
        line.required("id_stagiaire");
        UUID person = line.person("id_stagiaire");
        String enrolment = line.choice("inscription", ENROLMENTS);
        Boolean present = line.yesNo("present");
        Boolean certified = line.yesNo("certifie");
        if (Boolean.FALSE.equals(present) && Boolean.TRUE.equals(certified)) {
            line.fault(Rule.CONTRADICTION, "certifie");
        }
        if ("annule".equals(enrolment) && Boolean.TRUE.equals(present)) {
            line.fault(Rule.CONTRADICTION, "present");
        }
        List<Serializable> values = Arrays.asList(
                end,
                line.key("session", session),
                where.place(),
                where.commune(),
                where.department(),
                line.text("intitule"),
                line.text("domaine"),
                line.choice("modalite", MODES),
                hours,
                line.text("organisme"),
                person,
                line.choice("fonction", FUNCTIONS),
                enrolment,
                present,
                line.text("certification"),
                certified,
                line.number("cout_euros", 0, MOST_EUROS));
        return line.fact(line.key("training", session, person), true, start, values);
    }
}
