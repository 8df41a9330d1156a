package fr.mediation.bilan.source.attendance;

import fr.mediation.bilan.source.Reading;
import fr.mediation.bilan.source.Rule;
import java.util.Arrays;
import java.util.List;

/**
 * How many of a line's participants are women, under 18, retired…: read from the counts of a group, else from the
 * per-person columns, which then hold for all participants of the line.
 *
 * @param participants how many took part
 * @param values women, men, other gender, under 18, 18–59, 60 and over, in school, unemployed, employed, retired,
 *     newcomers, returning
 */
record GroupCounts(int participants, List<Integer> values) {
    static final List<String> COLUMNS = List.of(
            "nb_femmes",
            "nb_hommes",
            "nb_moins_18",
            "nb_18_59",
            "nb_60_plus",
            "nb_scolarise",
            "nb_sans_emploi",
            "nb_en_emploi",
            "nb_retraite",
            "nb_nouveaux",
            "nb_recurrents");
    private static final int MOST = 10_000;

    /**
     * Reads the counts.
     *
     * @param givenOrNull the cell {@code participants}; where it is empty, a group has at least as many as its largest
     *     set of counts, and a line without counts has one
     */
    static GroupCounts read(Reading line, Integer givenOrNull, AgeBand ageOrNull) {
        int[] counts = new int[COLUMNS.size()];
        for (int i = 0; i < counts.length; i++) {
            Integer count = line.integer(COLUMNS.get(i), 0, MOST);
            counts[i] = count == null ? 0 : count;
        }
        int[] genders = Arrays.copyOfRange(counts, 0, 2);
        int[] ages = Arrays.copyOfRange(counts, 2, 5);
        int[] statuses = Arrays.copyOfRange(counts, 5, 9);
        int[] visits = Arrays.copyOfRange(counts, 9, 11);
        int largest = Math.max(Math.max(sum(genders), sum(ages)), Math.max(sum(statuses), sum(visits)));
        int participants = givenOrNull == null ? Math.max(1, largest) : givenOrNull;
        if (largest > participants) {
            line.fault(Rule.INCONSISTENT_COUNTS, "participants");
        }

        String gender = line.choice("genre", AttendanceSource.GENDERS);
        String status = line.choice("statut", AttendanceSource.STATUSES);
        Boolean firstVisit = line.yesNo("premiere_venue");
        int other = 0;
        if (sum(genders) == 0 && gender != null) {
            switch (gender) {
                case "f" -> genders[0] = participants;
                case "m" -> genders[1] = participants;
                default -> other = participants;
            }
        }
        if (sum(ages) == 0 && ageOrNull != null) {
            ages[ageOrNull.minor() ? 0 : ageOrNull.senior() ? 2 : 1] = participants;
        }
        if (sum(statuses) == 0 && status != null) {
            statuses[
                    List.of("scolarise", "sans_emploi", "en_emploi", "retraite").indexOf(status)] = participants;
        }
        if (sum(visits) == 0 && firstVisit != null) {
            visits[firstVisit ? 0 : 1] = participants;
        }
        return new GroupCounts(
                participants,
                List.of(
                        genders[0],
                        genders[1],
                        other,
                        ages[0],
                        ages[1],
                        ages[2],
                        statuses[0],
                        statuses[1],
                        statuses[2],
                        statuses[3],
                        visits[0],
                        visits[1]));
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }
}
