package fr.mediation.bilan.source.attendance;

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
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Attendance logs. A line is one participant of an activity, or a group: both become counts, so that they add up. */
public final class AttendanceSource implements Source {
    private static final long serialVersionUID = 1L;
    private static final FactTable FACTS = FactTable.of(
            "attendance",
            new Label("Fréquentation", "Attendance"),
            Time.DAY,
            Set.of(Trait.ACTIVITY, Trait.LOCATED, Trait.ADDITIVE),
            // A line that names no place was still told from somewhere.
            "coalesce(place, commune)",
            """
            year department place commune place_kind date activity activity_type channel themes minutes minutes_banded
            participants person age_band women men other_gender under_18 aged_18_59 aged_60_plus in_school unemployed
            employed retired newcomers regulars audience referred not_referred""",
            List.of(
                    Dimension.THEME,
                    Dimension.TYPE,
                    Dimension.CHANNEL,
                    Dimension.AUDIENCE,
                    Dimension.GENDER,
                    Dimension.AGE,
                    Dimension.STATUS,
                    Dimension.PLACE_KIND));

    private static final int MOST_PARTICIPANTS = 10_000;
    private static final int MINUTES_OF_A_DAY = 1440;
    private static final Choices TYPES = Choices.of("individuel", "atelier", "portes_ouvertes");
    private static final Choices CHANNELS = Choices.of("lieu", "autre_lieu", "domicile", "distance");
    private static final Choices AUDIENCES = Choices.of(
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
            "autre");
    private static final Choices STATUSES = Choices.of("scolarise", "sans_emploi", "en_emploi", "retraite");
    private static final Choices GENDERS =
            Choices.of("F", "M", "autre").or(Map.of("femme", "F", "homme", "M", "féminin", "F", "masculin", "M"));

    @Override
    public FactTable facts() {
        return FACTS;
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
        Stream<String> ordinary = Stream.of(
                "id_activite",
                "date",
                "id_lieu",
                "code_insee",
                "code_postal",
                "commune",
                "type",
                "canal",
                "thematiques",
                "duree_minutes",
                "participants",
                "annee_naissance",
                "tranche_age",
                "genre",
                "statut",
                "public",
                "premiere_venue",
                "oriente");
        return Stream.of(
                        ordinary.map(Column::of),
                        Stream.of(Column.personal("id_participant")),
                        GroupCounts.COLUMNS.stream().map(Column::of))
                .flatMap(columns -> columns)
                .toList();
    }

    @Override
    public List<Set<String>> required() {
        return List.of(
                Set.of("id_activite"), Set.of("date"), Set.of("type"), Set.of("id_lieu", "code_insee", "code_postal"));
    }

    @Override
    public List<String> factColumns() {
        return List.of(
                "activity",
                "activity_type",
                "channel",
                "themes",
                "place",
                "commune",
                "department",
                "minutes_x10",
                "minutes_banded",
                "participants",
                "person",
                "age_band",
                "gender",
                "status",
                "first_visit",
                "audience",
                "referred",
                "women",
                "men",
                "other_gender",
                "under_18",
                "aged_18_59",
                "aged_60_plus",
                "in_school",
                "unemployed",
                "employed",
                "retired",
                "newcomers",
                "regulars");
    }

    @Override
    public Fact read(Line line) {
        String activity = line.required("id_activite");
        LocalDate date = line.requiredPastDate("date");
        String type = line.requiredChoice("type", TYPES);
        String channel = line.choice("canal", CHANNELS);
        String themes = line.text("thematiques");
        FactLocation where = FactLocation.read(line, "distance".equals(channel));
        Line.Banded minutes = line.banded("duree_minutes", 1, MINUTES_OF_A_DAY);
        Integer given = line.integer("participants", 1, MOST_PARTICIPANTS);
        UUID person = line.person("id_participant");
        String audience = line.choice("public", AUDIENCES);
        Boolean referred = line.yesNo("oriente");
        AgeBand age = AgeBand.read(line, date);
        GroupCounts counts = GroupCounts.read(line, given);
        int participants = counts.participants();
        if (person != null && participants > 1) {
            line.fault(Rule.IDENTIFIED_GROUP, "participants");
        }

        List<Serializable> values = new ArrayList<>(29);
        long key = line.sharedKey("activity", activity);
        values.add(key);
        values.add(TYPES.number(type));
        values.add(CHANNELS.number(channel));
        values.add(themes);
        values.add(where.place());
        values.add(where.commune());
        values.add(where.department());
        values.add(minutes == null ? null : tenths(minutes.value()));
        values.add(minutes != null && minutes.band());
        values.add((short) participants);
        values.add(person);
        values.add(age == null ? null : age.number());
        values.add(GENDERS.number(line.choice("genre", GENDERS)));
        values.add(STATUSES.number(line.choice("statut", STATUSES)));
        values.add(line.yesNo("premiere_venue"));
        values.add(AUDIENCES.number(audience));
        values.add(referred);
        values.addAll(counts.values());
        // Both are spread evenly over 64 bits: so is their exclusive or, and no other hash is needed.
        long naturalKey = person == null ? key : key ^ person.getMostSignificantBits();
        return line.fact(naturalKey, person != null, date, values);
    }

    private static int tenths(BigDecimal minutes) {
        return minutes.movePointRight(1).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }
}
