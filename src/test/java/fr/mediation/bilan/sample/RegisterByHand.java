package fr.mediation.bilan.sample;

import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Territories;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The indicators of the governance register, computed over its lines in plain Java. */
final class RegisterByHand {
    private static final MathContext PRECISE = new MathContext(40);
    private static final Set<String> DONE = Set.of("accepte", "en_cours", "fait");
    private static final Set<String> ACCEPTED = Set.of("accepte", "fait");

    private final Territories territories = Territories.load();
    private final List<Entry> entries = new ArrayList<>();

    /** An entry, with the department of the place that it names. */
    private record Entry(Map<String, String> line, int year, String department, String network) {
        String nature() {
            return line.get("nature");
        }

        String state() {
            return line.get("etat");
        }

        String code() {
            return line.get("code");
        }

        boolean isOfRegion() {
            return code().matches("R\\d\\d");
        }

        boolean isOfPlace() {
            return !code().isEmpty() && !isOfRegion() && !code().matches("D\\w\\w\\w?");
        }
    }

    /**
     * Reads the register.
     *
     * @param lines its lines
     * @param year the year of a day
     * @param department the department of a place on a day
     * @param network the part of the network that a place is on a day
     */
    RegisterByHand(
            List<Map<String, String>> lines,
            ToIntFunction<LocalDate> year,
            BiFunction<String, LocalDate, String> department,
            BiFunction<String, LocalDate, String> network) {
        for (Map<String, String> line : lines) {
            LocalDate day = SampleLines.date(line.get("date"));
            Entry entry = new Entry(line, year.applyAsInt(day), "", "");
            if (entry.isOfPlace()) {
                entry = new Entry(
                        line, entry.year(), department.apply(entry.code(), day), network.apply(entry.code(), day));
            } else if (entry.code().startsWith("D")) {
                entry = new Entry(line, entry.year(), entry.code().substring(1), "");
            }
            entries.add(entry);
        }
    }

    /** Adds the values of a territory to those of other indicators. */
    void addTo(
            Map<String, BigDecimal> values,
            int year,
            Predicate<String> here,
            boolean country,
            BiFunction<String, String, Boolean> holds) {
        List<Entry> all = entries.stream().filter(e -> e.year() == year).toList();
        if (all.isEmpty()) {
            return;
        }
        List<Entry> own = all.stream()
                .filter(e -> country || share(e, here, year).signum() > 0)
                .filter(e -> holds.apply("partie", e.line().get("partie"))
                        && holds.apply("etat", e.state())
                        && holds.apply("reseau", e.network()))
                .toList();
        count(values, "difficultes_signalees", of(own, "difficulte"), e -> true);
        said(values, "operations_conjointes", of(own, "operation_conjointe"), DONE);
        List<Entry> proposals = not(of(own, "proposition_label"), Set.of("epn", "autre"));
        count(values, "ateliers_proposes", proposals, e -> true);
        said(values, "ateliers_labellises_sur_proposition", proposals, ACCEPTED);
        said(values, "ateliers_refuses", proposals, Set.of("refuse"));
        said(values, "ateliers_en_attente", proposals, Set.of("propose", "en_cours"));
        List<Entry> retired = of(own, "materiel_reforme");
        values.put(
                "materiel_reforme",
                retired.isEmpty()
                        ? null
                        : retired.stream()
                                .map(e -> new BigDecimal(e.line().get("quantite"))
                                        .multiply(country ? BigDecimal.ONE : share(e, here, year), PRECISE))
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Entry> everyone = of(own, "communication_ordi20");
        count(values, "communications_ordi20", everyone, e -> e.state().isEmpty() || DONE.contains(e.state()));
        List<Entry> told = not(everyone, Set.of("epn", "autre"));
        List<Entry> named = told.stream().filter(Entry::isOfPlace).toList();
        values.put(
                "ateliers_informes_ordi20",
                named.isEmpty() && !told.isEmpty()
                        ? null
                        : BigDecimal.valueOf(
                                named.stream().map(Entry::code).distinct().count()));
        count(
                values,
                "conseils_echanges",
                not(of(own, "conseil"), Set.of("atelier_canope")),
                e -> e.state().isEmpty() || DONE.contains(e.state()));
        List<Entry> offers = not(of(own, "offre_abonnement"), Set.of("atelier_canope"));
        count(values, "offres_abonnement", offers, e -> true);
        said(values, "offres_abonnement_acceptees", offers, ACCEPTED);
        share(values, "taux_acceptation_offres", offers, ACCEPTED, Set.of("accepte", "fait", "refuse"));
        said(values, "etudes", of(own, "etude"), DONE);
        List<Entry> decisions = of(own, "decision");
        said(values, "decisions_prises", decisions, DONE);
        said(values, "decisions_realisees", decisions, Set.of("fait"));
        share(values, "taux_realisation_decisions", decisions, Set.of("fait"), DONE);
        List<Entry> meetings = of(own, "reunion");
        count(values, "comites_tenus", meetings, e -> true);
        List<Entry> answered = meetings.stream()
                .filter(e -> !e.line().get("valide_etat").isEmpty()
                        && !e.line().get("valide_canope").isEmpty())
                .toList();
        quotient(
                values,
                "part_comptes_rendus_signes",
                answered.stream()
                        .filter(e -> e.line().get("valide_etat").equals("oui")
                                && e.line().get("valide_canope").equals("oui"))
                        .count(),
                answered.size());
    }

    private static List<Entry> of(List<Entry> entries, String nature) {
        return entries.stream().filter(e -> e.nature().equals(nature)).toList();
    }

    private static List<Entry> not(List<Entry> entries, Set<String> networks) {
        return entries.stream().filter(e -> !networks.contains(e.network())).toList();
    }

    private static void count(Map<String, BigDecimal> values, String id, List<Entry> all, Predicate<Entry> counted) {
        values.put(id, BigDecimal.valueOf(all.stream().filter(counted).count()));
    }

    /** A count of entries in some states; not known where entries of no state are given. */
    private static void said(Map<String, BigDecimal> values, String id, List<Entry> all, Set<String> states) {
        boolean unsaid = !all.isEmpty() && all.stream().allMatch(e -> e.state().isEmpty());
        values.put(
                id,
                unsaid
                        ? null
                        : BigDecimal.valueOf(all.stream()
                                .filter(e -> states.contains(e.state()))
                                .count()));
    }

    private static void share(
            Map<String, BigDecimal> values, String id, List<Entry> all, Set<String> part, Set<String> whole) {
        quotient(
                values,
                id,
                all.stream().filter(e -> part.contains(e.state())).count(),
                all.stream().filter(e -> whole.contains(e.state())).count());
    }

    private static void quotient(Map<String, BigDecimal> values, String id, long part, long whole) {
        values.put(id + Recomputation.WHOLE, BigDecimal.valueOf(whole));
        values.put(
                id,
                whole == 0
                        ? null
                        : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_UP));
    }

    /** Which share of an entry lies here: by population where only some departments of its region do. */
    private BigDecimal share(Entry entry, Predicate<String> here, int year) {
        if (!entry.isOfRegion()) {
            return here.test(entry.department().isEmpty() ? null : entry.department())
                    ? BigDecimal.ONE
                    : BigDecimal.ZERO;
        }
        Map<String, Long> inhabitants = territories.departments().stream()
                .filter(department -> entry.code().substring(1).equals(department.region2016()))
                .collect(Collectors.toMap(Department::code, department -> (long) territories
                        .population(department.code(), year)
                        .orElseThrow()
                        .inhabitants()));
        long inside = inhabitants.entrySet().stream()
                .filter(department -> here.test(department.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return BigDecimal.valueOf(inside)
                .divide(
                        BigDecimal.valueOf(inhabitants.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                        PRECISE);
    }
}
