package fr.mediation.bilan.source.attendance;

import fr.mediation.bilan.source.Choices;
import fr.mediation.bilan.source.Column;
import fr.mediation.bilan.source.Fact;
import fr.mediation.bilan.source.Located;
import fr.mediation.bilan.source.Reading;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.Source;
import java.io.Serializable;
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
    static final Choices STATUSES = Choices.of("scolarise", "sans_emploi", "en_emploi", "retraite");
    static final Choices GENDERS =
            Choices.of("F", "M", "autre").or(Map.of("femme", "F", "homme", "M", "féminin", "F", "masculin", "M"));

    @Override
    public String id() {
        return "attendance";
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
                "minutes",
                "minutes_banded",
                "participants",
                "person",
                "age_band",
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
                "regulars",
                "audience",
                "referred",
                "not_referred");
    }

    @Override
    public Fact read(Reading line) {
        String activity = line.required("id_activite");
        LocalDate date = line.requiredPastDate("date");
        String type = line.requiredChoice("type", TYPES);
        String channel = line.choice("canal", CHANNELS);
        String themes = line.text("thematiques");
        Located where = Located.read(line);
        Reading.Banded minutes = line.banded("duree_minutes", 1, MINUTES_OF_A_DAY);
        Integer given = line.integer("participants", 1, MOST_PARTICIPANTS);
        UUID person = line.person("id_participant");
        String audience = line.choice("public", AUDIENCES);
        Boolean referred = line.yesNo("oriente");
        AgeBand age = AgeBand.read(line, date);
        GroupCounts counts = GroupCounts.read(line, given, age);
        int participants = counts.participants();
        if (person != null && participants > 1) {
            line.fault(Rule.IDENTIFIED_GROUP, "participants");
        }

        List<Serializable> values = new ArrayList<>();
        values.add(line.key("activity", activity));
        values.add(type);
        values.add(channel);
        values.add(themes);
        values.add(where.placeOrNull());
        values.add(where.communeOrNull());
        values.add(where.departmentOrNull());
        values.add(minutes == null ? null : minutes.value());
        values.add(minutes != null && minutes.band());
        values.add(participants);
        values.add(person);
        values.add(age == null ? null : age.code());
        values.addAll(counts.values());
        values.add(audience);
        values.add(Boolean.TRUE.equals(referred) ? participants : 0);
        values.add(Boolean.FALSE.equals(referred) ? participants : 0);
        return line.fact(line.key("attendance", activity, person), person != null, date, values);
    }
}
