package fr.mediation.bilan.source.attendance;

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
import fr.mediation.bilan.source.cell.BandedNumber;
import fr.mediation.bilan.source.cell.Choices;
import fr.mediation.bilan.text.Label;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attendance logs. A line is one participant of an activity, or a group: both become counts, so that they add up. */
public final class AttendanceSource implements Source {
    private static final long serialVersionUID = 1L;
    private static final FactTable FACTS = FactTable.of(
            "attendance",
            new Label("Fréquentation", "Attendance"),
            Time.DAY,
            Set.of(Trait.ACTIVITY, Trait.LOCATED, Trait.ADDITIVE),
            // A line without a place was still reported from a commune.
            "coalesce(place, commune)",
            """
            year number, department text, place text, commune text, place_kind text, network text, date date,
            activity key, activity_type text, channel text, themes text, minutes number, minutes_banded boolean,
            participants number, person key, age_band text, women number, men number, other_gender number,
            under_18 number, aged_18_59 number, aged_60_plus number, in_school number, unemployed number,
            employed number, retired number, newcomers number, regulars number, audience text, referred number,
            not_referred number""",
            List.of(
                    Dimension.THEME,
                    Dimension.TYPE,
                    Dimension.CHANNEL,
                    Dimension.AUDIENCE,
                    Dimension.GENDER,
                    Dimension.AGE,
                    Dimension.STATUS,
                    Dimension.PLACE_KIND,
                    Dimension.NETWORK));

    private static final int MOST_PARTICIPANTS = 10_000;
    private static final int MINUTES_OF_A_DAY = 1440;
    private static final List<String> OF_PERSON =
            List.of("genre", "annee_naissance", "tranche_age", "statut", "public", "premiere_venue", "oriente");
    static final Choices TYPES = Choices.of("individuel", "atelier", "portes_ouvertes")
            .spelled(
                    "individuel",
                    "individuelle",
                    "accompagnement individuel",
                    "accompagnement individualisé",
                    "rdv individuel")
            .spelled("atelier", "atelier collectif", "collectif", "collective", "accompagnement collectif")
            .spelled("portes_ouvertes", "porte ouverte", "journée portes ouvertes", "JPO");
    static final Choices CHANNELS = Choices.of("lieu", "autre_lieu", "domicile", "distance")
            .spelled("lieu", "sur place", "dans le lieu", "lieu d'activité")
            .spelled("autre_lieu", "dans un autre lieu", "hors les murs")
            .spelled("domicile", "à domicile", "au domicile")
            .spelled(
                    "distance",
                    "à distance",
                    "distanciel",
                    "en distanciel",
                    "téléphone",
                    "par téléphone",
                    "visio",
                    "visioconférence");
    static final Choices AUDIENCES = Choices.of(
                    "usager",
                    "adherent",
                    "elu",
                    "benevole",
                    "salarie",
                    "parent",
                    "enseignant",
                    "etudiant",
                    "cadre_territorial",
                    "cadre_etat",
                    "autre",
                    "eleve")
            .spelled("eleve", "écolier", "écolière", "collégien", "collégienne", "lycéen", "lycéenne")
            .spelled("usager", "usagère", "usagers")
            .spelled("enseignant", "professeur")
            .spelled("cadre_territorial", "cadre de la fonction publique territoriale")
            .spelled("cadre_etat", "cadre de l'État", "cadre d'État");
    static final Choices STATUSES = Choices.of("scolarise", "sans_emploi", "en_emploi", "retraite")
            .spelled(
                    "scolarise",
                    "étudiant",
                    "étudiante",
                    "élève",
                    "lycéen",
                    "lycéenne",
                    "collégien",
                    "collégienne",
                    "en formation initiale")
            .spelled(
                    "sans_emploi",
                    "demandeur d'emploi",
                    "demandeuse d'emploi",
                    "demandeur(se) d'emploi",
                    "chômeur",
                    "chômeuse",
                    "en recherche d'emploi",
                    "au chômage")
            .spelled("en_emploi", "salarié", "en activité", "actif en emploi", "active en emploi");
    static final Choices GENDERS = Choices.of("F", "M", "autre")
            .spelled(
                    "F",
                    "femme",
                    "femmes",
                    "féminin",
                    "féminine",
                    "fille",
                    "Mme",
                    "Mme.",
                    "Madame",
                    "Mlle",
                    "Ms",
                    "Mrs",
                    "Mademoiselle",
                    "female",
                    "woman",
                    "♀")
            .spelled(
                    "M",
                    "H",
                    "homme",
                    "hommes",
                    "masculin",
                    "masculine",
                    "garçon",
                    "M.",
                    "Mr",
                    "Mr.",
                    "Monsieur",
                    "male",
                    "man",
                    "♂")
            .spelled("autre", "non binaire", "non-binaire", "other");

    private static final List<Stored> STORED = List.of(Stored.values());
    private static final List<Stored> WITHOUT_COUNTS = STORED.subList(0, Stored.WOMEN.ordinal());

    /** What the table keeps of a line. The counts of groups come last: rows of a file without them are shorter. */
    enum Stored {
        ACTIVITY,
        ACTIVITY_TYPE,
        CHANNEL,
        THEMES,
        PLACE,
        COMMUNE,
        DEPARTMENT,
        MINUTES_X10,
        MINUTES_BANDED,
        PARTICIPANTS,
        PERSON,
        AGE_BAND,
        GENDER,
        STATUS,
        FIRST_VISIT,
        AUDIENCE,
        REFERRED,
        WOMEN,
        MEN,
        OTHER_GENDER,
        UNDER_18,
        AGED_18_59,
        AGED_60_PLUS,
        IN_SCHOOL,
        UNEMPLOYED,
        EMPLOYED,
        RETIRED,
        NEWCOMERS,
        REGULARS
    }

    @Override
    public FactTable facts() {
        return FACTS.weighedBy("participants");
    }

    @Override
    public Label about() {
        return new Label(
                "Activités, participations, publics et heures d’accompagnement",
                "Activities, attendances, audiences and hours of support");
    }

    @Override
    public String filePrefix() {
        return "frequentation";
    }

    @Override
    public List<Column> columns() {
        List<Column> ordinary = Column.list("""
                id_activite date id_lieu code_insee code_postal commune type canal thematiques duree_minutes
                participants annee_naissance tranche_age genre statut public premiere_venue oriente""");
        return Stream.of(
                        Column.quantities(ordinary, Set.of("participants")).stream(),
                        Stream.of(Column.personal("id_participant")),
                        GroupCounts.COLUMNS.stream().map(Column::quantity))
                .flatMap(columns -> columns)
                .toList();
    }

    @Override
    public List<Set<String>> required() {
        return List.of(
                Set.of("id_activite"), Set.of("date"), Set.of("type"), Set.of("id_lieu", "code_insee", "code_postal"));
    }

    @Override
    public List<Stored> stored() {
        return STORED;
    }

    @Override
    public List<Fact> read(Line line) {
        boolean countable = GroupCounts.areIn(line);
        Map<Stored, Serializable> values = new EnumMap<>(Stored.class);
        String activity = line.given("id_activite", IdentifierCell.thing(line, "id_activite"));
        LocalDate date = line.requiredPastDate("date");
        values.put(Stored.ACTIVITY_TYPE, TYPES.number(line.requiredChoice("type", TYPES)));
        String channel = line.choice("canal", CHANNELS);
        values.put(Stored.CHANNEL, CHANNELS.number(channel));
        values.put(Stored.THEMES, line.categories("thematiques", Dimension.THEME));
        FactLocation where = FactLocation.read(line, "distance".equals(channel));
        values.put(Stored.PLACE, where.place());
        values.put(Stored.COMMUNE, where.commune());
        values.put(Stored.DEPARTMENT, where.department());
        BandedNumber minutes = NumberCell.minutes(line, "duree_minutes", 1, MINUTES_OF_A_DAY);
        values.put(Stored.MINUTES_X10, minutes == null ? null : tenths(minutes.value()));
        values.put(Stored.MINUTES_BANDED, minutes != null && minutes.band());
        Integer given = line.integer("participants", 1, MOST_PARTICIPANTS);
        IdentifierCell.Persons persons = IdentifierCell.persons(line, "id_participant");
        UUID person = persons.named().isEmpty() ? null : persons.named().get(0);
        values.put(Stored.PERSON, person);
        boolean parallel = IdentifierCell.areParallel(line, "id_participant", persons, OF_PERSON);
        if (!parallel) {
            putAudience(line, date, values);
        }
        GroupCounts counts = countable ? GroupCounts.read(line) : null;
        int largest = counts == null ? 0 : counts.largest();
        int participants = given == null ? Math.max(least(line, persons), largest) : given;
        if (largest > participants) {
            line.fault(Rule.INCONSISTENT_COUNTS, "participants");
        }
        if (participants < persons.count() || persons.count() > MOST_PARTICIPANTS) {
            line.fault(Rule.INCONSISTENT_COUNTS, "participants");
        }
        if (person != null && participants > persons.count()) {
            line.fault(Rule.IDENTIFIED_GROUP, "participants");
        }
        values.put(Stored.PARTICIPANTS, (short) participants);
        if (counts != null) {
            counts.put(line, participants, values);
        }
        if (!parallel) {
            putPerson(line, values);
        }
        long key = line.keys().shared("activity", activity);
        values.put(Stored.ACTIVITY, FactKeys.on(key, date));
        List<Stored> columns = countable ? STORED : WITHOUT_COUNTS;
        boolean single = person == null || persons.count() == 1;
        return single && !parallel || persons.count() == 0 || !line.faults().isEmpty()
                ? List.of(fact(line, key, person, date, columns, values))
                : parted(line, key, persons, date, columns, values, parallel);
    }

    private static void putAudience(Line line, LocalDate date, Map<Stored, Serializable> values) {
        values.put(Stored.AUDIENCE, AUDIENCES.number(line.choice("public", AUDIENCES)));
        values.put(Stored.REFERRED, line.yesNo("oriente"));
        AgeBand age = AgeBand.read(line, date);
        values.put(Stored.AGE_BAND, age == null ? null : age.number());
    }

    private static void putPerson(Line line, Map<Stored, Serializable> values) {
        values.put(Stored.GENDER, GENDERS.number(line.choice("genre", GENDERS)));
        values.put(Stored.STATUS, STATUSES.number(line.choice("statut", STATUSES)));
        values.put(Stored.FIRST_VISIT, line.yesNo("premiere_venue"));
    }

    /** What stands at one place of the lists that stand beside that of persons. */
    private static void putPlace(Line line, LocalDate date, int place, Map<Stored, Serializable> values) {
        IdentifierCell.turnTo(line, OF_PERSON, place);
        putAudience(line, date, values);
        putPerson(line, values);
        IdentifierCell.turnTo(line, OF_PERSON, -1);
    }

    private static Fact fact(
            Line line,
            long activity,
            @Nullable UUID person,
            LocalDate date,
            List<Stored> columns,
            Map<Stored, Serializable> values) {
        // Both are evenly distributed over 64 bits, and so is their exclusive or: no other hash is needed.
        long naturalKey = person == null ? activity : activity ^ person.getMostSignificantBits();
        return line.fact(naturalKey, person != null, date, columns, values);
    }

    /**
     * A fact for each person that the line names, as if each had a line. Whoever is not named, and counts that are nobody's in
     * particular, have a fact of their own.
     */
    private static List<Fact> parted(
            Line line,
            long activity,
            IdentifierCell.Persons persons,
            LocalDate date,
            List<Stored> columns,
            Map<Stored, Serializable> values,
            boolean parallel) {
        List<Fact> facts = new ArrayList<>();
        Map<Stored, Serializable> own = new EnumMap<>(values);
        boolean counted = GroupCounts.takeOut(own);
        own.put(Stored.PARTICIPANTS, (short) 1);
        for (int i = 0; i < persons.named().size(); i++) {
            UUID person = persons.named().get(i);
            if (parallel) {
                putPlace(line, date, persons.places().get(i), own);
            }
            own.put(Stored.PERSON, person);
            facts.add(fact(line, activity, person, date, columns, own));
        }
        if (persons.nameless() > 0 || counted) {
            if (parallel && persons.nameless() > 0) {
                putPlace(line, date, persons.places().get(persons.named().size()), values);
            }
            values.put(Stored.PERSON, null);
            values.put(Stored.PARTICIPANTS, (short) persons.nameless());
            facts.add(fact(line, activity, null, date, columns, values));
        }
        return facts;
    }

    /** A line without a number is one participant; under a group that is counted above, only a person is one. */
    private static int least(Line line, IdentifierCell.Persons persons) {
        return persons.count() == 0 && line.countsElsewhere("participants") ? 0 : Math.max(1, persons.count());
    }

    private static int tenths(BigDecimal minutes) {
        return minutes.movePointRight(1).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }
}
