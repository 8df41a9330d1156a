package fr.mediation.bilan.source.training;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.fact.FactTable;
import fr.mediation.bilan.fact.FactTable.Time;
import fr.mediation.bilan.fact.FactTable.Trait;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.FactKeys;
import fr.mediation.bilan.source.FactLocation;
import fr.mediation.bilan.source.IdentifierCell;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.NumberCell;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Source;
import fr.mediation.bilan.source.TextCell;
import fr.mediation.bilan.source.Warning;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
            year number, department text, place text, network text, date date, session key, domain text, mode text, hours number,
            session_hours number, held boolean, person key, function text, enrolment text, present boolean, certified boolean,
            cost number""",
            List.of(Dimension.TRAINING_FUNCTION, Dimension.NETWORK));

    private static final int MOST_HOURS = 2_000;
    private static final int HOURS_A_DAY = 24;
    /** Hours that a session of which no end is said hardly exceeds. */
    private static final long MONTH_OF_WORK = 150;

    private static final int MOST_EUROS = 100_000;
    private static final Choices MODES = Choices.of("presentiel", "distance", "hybride")
            .spelled("presentiel", "en présentiel", "présence", "sur place", "en présence", "sur site")
            .spelled(
                    "distance",
                    "à distance",
                    "distanciel",
                    "en distanciel",
                    "visio",
                    "visioconférence",
                    "en ligne",
                    "e-learning",
                    "FOAD",
                    "webinaire")
            .spelled("hybride", "mixte", "bimodal", "présentiel et distanciel");
    private static final Choices FUNCTIONS = Choices.of(
                    "animateur",
                    "enseignant",
                    "benevole",
                    "elu",
                    "agent",
                    "autre",
                    "eleve",
                    "etudiant",
                    "parent",
                    "adherent",
                    "salarie",
                    "cadre")
            .spelled("eleve", "écolier", "écolière", "collégien", "collégienne", "lycéen", "lycéenne")
            .spelled("parent", "parent d'élève", "parents d'élèves")
            .spelled("salarie", "employé")
            .spelled(
                    "cadre",
                    "cadre territorial",
                    "cadre de l'État",
                    "cadre d'État",
                    "cadre de la fonction publique territoriale")
            .spelled("animateur", "animatrice")
            .spelled("enseignant", "professeur")
            .spelled("agent", "agent public", "agent territorial");
    static final String ENROLLED = "inscrit";
    static final String CANCELLED = "annule";
    private static final Choices PRESENCES =
            Choices.YES_NO.spelled("oui", "présent").spelled("non", "absent", "excusé", "absent excusé");
    private static final Choices CERTIFIED = Choices.YES_NO
            .spelled("oui", "certifié", "admis", "reçu", "validé")
            .spelled("non", "non certifié", "refusé", "ajourné", "non validé", "échec");
    static final Choices ENROLMENTS = Choices.of(ENROLLED, "en_attente", CANCELLED)
            .spelled(ENROLLED, "confirmé", "inscription confirmée")
            .spelled("en_attente", "attente", "liste d'attente", "sur liste d'attente")
            .spelled(CANCELLED, "annulation", "désisté", "désistement");

    private static final List<Stored> STORED = List.of(Stored.values());

    /** What the table keeps of a line. */
    private enum Stored {
        END_DATE,
        SESSION,
        PLACE,
        COMMUNE,
        DEPARTMENT,
        TITLE,
        DOMAIN,
        MODE,
        HOURS,
        ORGANISER,
        PERSON,
        FUNCTION,
        ENROLMENT,
        PRESENT,
        CERTIFICATION,
        CERTIFIED,
        COST
    }

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
        List<Column> ordinary = Column.list("""
                id_session date_debut date_fin id_lieu code_insee code_postal commune intitule domaine modalite
                duree_heures organisme fonction inscription present certification certifie cout_euros""");
        return Stream.concat(
                        Column.quantities(ordinary, Set.of("cout_euros")).stream(),
                        Stream.of(Column.personal("id_stagiaire")))
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
    public List<Stored> stored() {
        return STORED;
    }

    @Override
    public List<Fact> read(Line line) {
        String session = line.given("id_session", IdentifierCell.thing(line, "id_session"));
        LocalDate start = line.requiredPastDate("date_debut");
        LocalDate end = line.endDate("date_fin");
        boolean reversed = start != null && end != null && end.isBefore(start);
        if (reversed) {
            line.fault(Rule.REVERSED_DATES, "date_fin");
        }
        FactLocation where = FactLocation.read(line, false);
        BigDecimal hours = line.given("duree_heures", NumberCell.hours(line, "duree_heures", MOST_HOURS));
        if (!reversed && isTooLong(start, end, hours)) {
            line.warn(Warning.TOO_MANY_HOURS, "duree_heures");
        }
        IdentifierCell.Persons persons = IdentifierCell.persons(line, "id_stagiaire");
        if (persons.named().isEmpty() || persons.nameless() > 0) {
            line.given("id_stagiaire", null);
        }
        String enrolment = line.choice("inscription", ENROLMENTS);
        Boolean present = yesNo(line.choice("present", PRESENCES));
        Boolean certified = yesNo(line.choice("certifie", CERTIFIED));
        if (Boolean.FALSE.equals(present) && Boolean.TRUE.equals(certified)) {
            line.fault(Rule.CONTRADICTION, "certifie");
        }
        if (CANCELLED.equals(enrolment) && Boolean.TRUE.equals(present)) {
            line.fault(Rule.CONTRADICTION, "present");
        }
        Map<Stored, Serializable> values = new EnumMap<>(Stored.class);
        values.put(Stored.END_DATE, end);
        values.put(Stored.SESSION, FactKeys.on(line.keys().of("session", session), start));
        values.put(Stored.PLACE, where.place());
        values.put(Stored.COMMUNE, where.commune());
        values.put(Stored.DEPARTMENT, where.department());
        values.put(Stored.TITLE, TextCell.kept(line, "intitule"));
        values.put(Stored.DOMAIN, TextCell.kept(line, "domaine"));
        values.put(Stored.MODE, line.choice("modalite", MODES));
        values.put(Stored.HOURS, hours);
        values.put(Stored.ORGANISER, TextCell.kept(line, "organisme"));
        values.put(Stored.FUNCTION, line.choice("fonction", FUNCTIONS));
        values.put(Stored.ENROLMENT, enrolment);
        values.put(Stored.PRESENT, present);
        values.put(Stored.CERTIFICATION, TextCell.kept(line, "certification"));
        values.put(Stored.CERTIFIED, certified);
        values.put(Stored.COST, NumberCell.euros(line, "cout_euros", MOST_EUROS));
        if (persons.named().isEmpty()) {
            return List.of(line.fact(line.keys().of("training", session, null), true, start, STORED, values));
        }
        List<Fact> facts = new ArrayList<>();
        for (UUID person : persons.named()) {
            values.put(Stored.PERSON, person);
            facts.add(line.fact(line.keys().of("training", session, person), true, start, STORED, values));
            // What the line cost is counted once.
            values.put(Stored.COST, null);
        }
        return facts;
    }

    private static @Nullable Boolean yesNo(@Nullable String code) {
        return code == null ? null : Boolean.valueOf(code.equals("oui"));
    }

    /** Nobody learns around the clock: these are minutes, or the hours of all trainees. */
    private static boolean isTooLong(@Nullable LocalDate start, @Nullable LocalDate end, @Nullable BigDecimal hours) {
        if (start == null || hours == null) {
            return false;
        }
        long most = end == null ? MONTH_OF_WORK : HOURS_A_DAY * (start.until(end, ChronoUnit.DAYS) + 1);
        return hours.compareTo(BigDecimal.valueOf(most)) > 0;
    }
}
