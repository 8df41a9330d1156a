package fr.mediation.bilan.report;

import fr.mediation.bilan.definition.JobsFolder;
import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.CatalogueReader;
import fr.mediation.bilan.indicator.Indicator;
import fr.mediation.bilan.indicator.Origin;
import fr.mediation.bilan.indicator.Unit;
import fr.mediation.bilan.indicator.judge.Comparisons;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.indicator.judge.Findings;
import fr.mediation.bilan.indicator.judge.Plausibility;
import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.indicator.judge.Targets;
import fr.mediation.bilan.job.ingest.SourceCatalogue;
import fr.mediation.bilan.report.ReportInput.Extra;
import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Label;
import fr.mediation.bilan.text.Messages;
import fr.mediation.bilan.value.Appraisal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A believable report of 2025: some forty indicators over the eighteen regions and three years, invented, the same at
 * every run. Three holes are known: Mayotte has no share of women, Corse has an estimated number of activities, and the
 * indicator {@code co2_evite} is missing everywhere.
 */
public final class SampleReport {
    /** The reported year. */
    public static final int YEAR = 2025;

    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("01", "Guadeloupe"),
            Map.entry("02", "Martinique"),
            Map.entry("03", "Guyane"),
            Map.entry("04", "La Réunion"),
            Map.entry("06", "Mayotte"),
            Map.entry("11", "Île-de-France"),
            Map.entry("24", "Centre-Val de Loire"),
            Map.entry("27", "Bourgogne-Franche-Comté"),
            Map.entry("28", "Normandie"),
            Map.entry("32", "Hauts-de-France"),
            Map.entry("44", "Grand Est"),
            Map.entry("52", "Pays de la Loire"),
            Map.entry("53", "Bretagne"),
            Map.entry("75", "Nouvelle-Aquitaine"),
            Map.entry("76", "Occitanie"),
            Map.entry("84", "Auvergne-Rhône-Alpes"),
            Map.entry("93", "Provence-Alpes-Côte d’Azur"),
            Map.entry("94", "Corse"));

    private static final String CATALOGUE = """
            activites;3;Activités;Activities;COUNT;attendance;46000;1;higher
            ateliers;3;Ateliers collectifs;Group workshops;COUNT;attendance;21000;0;higher
            ateliers_portes_ouvertes;3;Ateliers portes ouvertes;Open-door workshops;COUNT;attendance;1900;0;none
            participations;3;Participations;Participations;COUNT;attendance;318000;2;higher
            beneficiaires;3;Bénéficiaires;Beneficiaries;PERSONS;attendance;97000;3;higher
            participations_anonymes;3;Participations anonymes;Anonymous participations;COUNT;attendance;58000;0;lower
            part_nouveaux;3;Part de nouveaux venus;Share of newcomers;PERCENT;attendance;38;0;none
            affluence_moyenne;3;Affluence moyenne;Average attendance;RATIO;attendance;7;0;none
            heures_accompagnement;3;Heures d’accompagnement;Hours of support;HOURS;attendance;512000;4;higher
            heures_pour_1000_hab;3;Heures pour 1 000 habitants;Hours per 1,000 inhabitants;RATIO;indicators;8;0;higher
            part_femmes;3;Part des femmes;Share of women;PERCENT;attendance;57;5;none
            part_60_plus;3;Part des 60 ans et plus;Share aged 60 or more;PERCENT;attendance;41;0;none
            part_moins_18;3;Part des moins de 18 ans;Share under 18;PERCENT;attendance;9;0;none
            part_sans_emploi;3;Part des personnes sans emploi;Share without a job;PERCENT;attendance;28;0;none
            part_communaute_educative;3;Part de la communauté éducative;Share of school staff;PERCENT;attendance;12;0;none
            part_orientes;3;Part des personnes orientées;Share of persons referred;PERCENT;attendance;22;0;none
            communes_touchees;3;Communes touchées;Municipalities reached;COUNT;attendance;3100;0;higher
            part_population_couverte;3;Part de la population couverte;Share of population covered;PERCENT;indicators;61;6;higher
            ateliers_canope;4;Ateliers Canopé;Canopé workshops;COUNT;directory;102;0;higher
            lieux_labellises;4;Lieux labellisés NetPublic;Places with the NetPublic label;COUNT;directory;870;7;higher
            taux_labellisation;4;Taux de labellisation;Labelling rate;PERCENT;directory;34;0;higher
            delai_labellisation;4;Délai de labellisation;Time to the label;DAYS;directory;74;0;lower
            sessions_formation;4;Sessions de formation;Training sessions;COUNT;training;640;0;higher
            heures_stagiaires;4;Heures-stagiaires;Trainee hours;HOURS;training;48200;0;higher
            personnes_formees;4;Personnes formées;Persons trained;PERSONS;training;5300;8;higher
            taux_certification;4;Taux de certification;Certification rate;PERCENT;training;63;0;higher
            completude_annuaire;4;Complétude de l’annuaire;Completeness of the directory;PERCENT;directory;82;0;higher
            equipements_donnes;5;Équipements donnés;Equipment donated;COUNT;donation;12400;0;higher
            taux_reemploi;5;Taux de réemploi;Re-use rate;PERCENT;donation;71;0;higher
            masse_reemployee;5;Masse réemployée;Mass re-used;KILOGRAMS;donation;83100;0;higher
            co2_evite;5;Émissions évitées;Emissions avoided;KILOGRAMS;donation;0;10;higher
            part_effacement_certifie;5;Part d’effacement certifié;Share with certified erasure;PERCENT;donation;88;0;higher
            lieux_abonnes_tarif_reduit;6;Lieux abonnés à tarif réduit;Places with a reduced subscription;COUNT;directory;410;0;higher
            economie_abonnements;6;Économie sur les abonnements;Saved on subscriptions;EURO;directory;61500;0;higher
            lieux_actifs;7;Lieux actifs;Active places;COUNT;attendance;2560;0;higher
            cout_par_heure;7;Coût par heure d’accompagnement;Cost per hour of support;EURO_PER_UNIT;indicators;24;0;lower
            valeur_sociale;7;Valeur sociale et économique;Social and economic value;EURO;value;31200000;0;higher
            ratio_plus_value;7;Ratio de plus-value;Added value ratio;RATIO;value;3;9;higher
            moyens_engages;9;Moyens engagés;Resources committed;EURO;funding;12300000;0;none
            taux_rejet;9;Taux de rejet;Rejection rate;PERCENT;attendance;2;0;lower
            """;

    /** Participations of the country by category, of 318,000. */
    private static final String CATEGORIES = """
            genre;F;160000
            genre;M;118000
            genre;autre;250
            age;18_59;150000
            age;60_plus;110000
            age;moins_18;28000
            public;usager;290000
            public;inconnu;28000
            theme;demarches_en_ligne;210000
            theme;prendre_en_main_un_ordinateur;130000
            type;individuel;200000
            type;atelier;100000
            type;portes_ouvertes;18000
            """;

    private static final Territories TERRITORIES = Territories.load();

    private static final ReportInput FRENCH = in(Messages.FRENCH);
    private static final ReportInput ENGLISH = in(Messages.ENGLISH);

    private SampleReport() {}

    /** The whole report in French. */
    public static ReportInput french() {
        return FRENCH;
    }

    /** The whole report in English. */
    public static ReportInput english() {
        return ENGLISH;
    }

    /** The report with some of its figures left out or changed. */
    public static ReportInput withFigures(ReportInput from, UnaryOperator<List<Figure>> change) {
        return changed(from, draft -> {
            draft.figures = change.apply(from.figures());
            draft.compareWith(Targets.none());
        });
    }

    /** The report with a target of the country for the reported year. */
    public static ReportInput withTarget(ReportInput from, String indicator, BigDecimal target) {
        String line = "annee,indicateur,niveau,code,cible,source\n%d,%s,national,FR,%s,comité\n"
                .formatted(YEAR, indicator, target.toPlainString());
        JobsFolder jobs = JobsFolder.stored(Map.of(Targets.FILE, line.getBytes(StandardCharsets.UTF_8)));
        return changed(
                from,
                draft -> draft.compareWith(Targets.read(
                        jobs, CatalogueReader.read(JobsFolder.packaged(), SourceCatalogue.facts()), TERRITORIES)));
    }

    /** The report of the same figures, after another publication or none. */
    public static ReportInput with(ReportInput from, @Nullable Earlier earlier) {
        return changed(from, draft -> draft.earlier = earlier);
    }

    /** The report of the same figures, with their year counted otherwise. */
    public static ReportInput with(ReportInput from, ReportedYear reported) {
        return changed(from, draft -> draft.reported = reported);
    }

    /** The same report with what is written on request only. */
    public static ReportInput with(ReportInput from, Extra... extras) {
        return changed(from, draft -> draft.extras = Set.of(extras));
    }

    /** A figure whose value is kept back. */
    public static Figure confidential(Figure figure) {
        return new Figure(
                figure.period(),
                figure.perimeter(),
                figure.level(),
                figure.territory(),
                figure.indicator(),
                figure.category(),
                null,
                null,
                null,
                null,
                3,
                Status.CONFIDENTIAL);
    }

    /** The report with anything changed. */
    public static ReportInput changed(ReportInput from, Consumer<Draft> change) {
        Draft draft = new Draft(from);
        change.accept(draft);
        return draft.input();
    }

    /** A report's input that can be changed, one thing at a time. */
    public static final class Draft {
        private final ReportInput from;

        /** The reported year. */
        public ReportedYear reported;

        /** The figures. */
        public List<Figure> figures;

        /** The regions. */
        public List<TerritoryName> regions;

        /** The added value. */
        public Appraisal appraisal;

        /** The deliveries. */
        public Quality quality;

        /** The places of the directory. */
        public List<DirectoryPlace> places;

        /** The figures held against others. */
        public Comparisons comparisons;

        /** The figures to check. */
        public List<Finding> toCheck;

        /** The figures that were checked. */
        public List<Findings.Entry> decided;

        /** Whether it is published. */
        public Edition edition;

        /** The earlier publication. */
        public Earlier earlier;

        /** What is written on request only. */
        public Set<Extra> extras;

        private Draft(ReportInput from) {
            this.from = from;
            reported = from.reported();
            figures = from.figures();
            regions = from.geography().regions();
            appraisal = from.appraisal();
            quality = from.quality();
            places = from.geography().places();
            comparisons = from.judgement().comparisons();
            toCheck = from.judgement().toCheck();
            decided = from.judgement().decided();
            edition = from.presentation().edition();
            earlier = from.judgement().earlier();
            extras = from.presentation().extras();
        }

        /** Holds the figures against each other and against targets. */
        public void compareWith(Targets targets) {
            comparisons = new Comparisons(from.indicators(), figures, TERRITORIES, targets, Map.of(), Set.of());
            toCheck = new Plausibility(from.indicators(), comparisons).findings(reported.year());
        }

        private ReportInput input() {
            return new ReportInput(
                    reported,
                    new ReportInput.Presentation(from.perimeter(), from.language(), extras, edition),
                    from.indicators(),
                    figures,
                    new ReportInput.Geography(
                            regions,
                            from.geography().regionByDepartment(),
                            places,
                            from.geography().outside()),
                    appraisal,
                    new ReportInput.Delivered(
                            from.delivered().sources(),
                            quality,
                            from.delivered().unread(),
                            from.delivered().ruleLabel()),
                    new ReportInput.Judgement(comparisons, toCheck, decided, earlier));
        }
    }

    private static Origin origin(String id) {
        return Origin.all(SourceCatalogue.facts()).stream()
                .filter(origin -> origin.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<SourceName> sources() {
        return SourceCatalogue.all().stream()
                .map(source -> new SourceName(source.id(), source.facts().label(), source.about()))
                .toList();
    }

    private static Comparisons comparisons(List<Indicator> indicators, List<Figure> figures) {
        return new Comparisons(indicators, figures, TERRITORIES, Targets.none(), Map.of(), Set.of());
    }

    private static ReportInput in(Locale language) {
        List<Indicator> indicators =
                CATALOGUE.lines().map(SampleReport::indicator).toList();
        List<TerritoryName> regions = new TreeMap<>(REGIONS)
                .entrySet().stream()
                        .map(region -> new TerritoryName(region.getKey(), region.getValue()))
                        .toList();
        List<Figure> figures = figures(indicators, regions);
        Comparisons comparisons = comparisons(indicators, figures);
        return new ReportInput(
                ReportedYear.civil(YEAR),
                new ReportInput.Presentation(
                        Perimeter.REGIONS_2016, language, Set.of(), new Edition(2L, LocalDate.of(YEAR + 1, 6, 30))),
                indicators,
                figures,
                new ReportInput.Geography(
                        regions,
                        territoryByDepartment(),
                        List.of(
                                new DirectoryPlace("Cyber-base du port", "Brest", "29", true),
                                new DirectoryPlace("Médiathèque", "Rennes", "35", false)),
                        null),
                SampleAppraisal.of(regions),
                new ReportInput.Delivered(sources(), quality(), List.of(), rule -> ruleLabel(rule, language)),
                new ReportInput.Judgement(
                        comparisons, new Plausibility(indicators, comparisons).findings(YEAR), List.of(), earlier()));
    }

    private static Earlier earlier() {
        return new Earlier(
                new Edition(1L, LocalDate.of(YEAR + 1, 3, 1)),
                List.of(
                        new Revision(
                                "53",
                                "activites",
                                new BigDecimal("2000"),
                                new BigDecimal("2400"),
                                Set.of(Revision.Cause.LATE_DELIVERY)),
                        new Revision(
                                "FR",
                                "part_femmes",
                                new BigDecimal("51.2"),
                                null,
                                Set.of(Revision.Cause.DEFINITION, Revision.Cause.CORRECTION))));
    }

    private static Map<String, String> territoryByDepartment() {
        return TERRITORIES.departments().stream()
                .filter(department ->
                        department.region(Perimeter.REGIONS_2016, YEAR).isPresent())
                .collect(Collectors.toMap(
                        Department::code,
                        department ->
                                department.region(Perimeter.REGIONS_2016, YEAR).orElseThrow()));
    }

    private static Indicator indicator(String line) {
        String[] parts = line.split(";");
        String id = parts[0];
        int keyFigure = Integer.parseInt(parts[7]);
        Unit unit = Unit.valueOf(parts[4]);
        boolean women = id.equals("part_femmes");
        return new Indicator(
                id,
                Integer.parseInt(parts[1]),
                new Label(parts[2], parts[3]),
                new Label(
                        women
                                ? "Participations de femmes, rapportées aux participations dont le genre est connu. Les"
                                        + " séances portes ouvertes, où nul n’est compté par genre, n’y entrent pas."
                                : "Ce que mesure « " + parts[2] + " », sur les faits acceptés de l’année civile.",
                        women
                                ? "Participations of women over the participations whose gender is known. Open-door"
                                        + " sessions, where nobody is counted by gender, are left out."
                                : "What “" + parts[3] + "” measures, over the accepted facts of the civil year."),
                unit,
                origin(parts[5]),
                "sum(x)",
                unit == Unit.PERCENT ? "sum(y)" : null,
                null,
                null,
                BigDecimal.ONE,
                unit == Unit.COUNT,
                parts[8],
                keyFigure == 0 ? null : keyFigure,
                women
                        ? new Label(
                                "Le genre n’est pas demandé partout : lire la part non connue.",
                                "Gender is not asked everywhere: read the unknown share.")
                        : null,
                new Indicator.Bounds(BigDecimal.ZERO, null),
                List.of(),
                List.of(),
                null);
    }

    private static List<Figure> figures(List<Indicator> indicators, List<TerritoryName> regions) {
        List<Figure> figures = new ArrayList<>();
        List<String> sizes = CATALOGUE.lines().toList();
        for (int year = YEAR - 2; year <= YEAR; year++) {
            for (int index = 0; index < indicators.size(); index++) {
                BigDecimal size = new BigDecimal(sizes.get(index).split(";")[6]);
                figures.add(figure(year, Level.NATIONAL, "FR", indicators.get(index), size, index));
                for (int region = 0; region < regions.size(); region++) {
                    Indicator indicator = indicators.get(index);
                    boolean sum = indicator.unit() != Unit.PERCENT
                            && indicator.unit() != Unit.RATIO
                            && indicator.unit() != Unit.EURO_PER_UNIT
                            && indicator.unit() != Unit.DAYS;
                    BigDecimal part = sum
                            ? size.multiply(BigDecimal.valueOf(1 + region % 7L))
                                    .divide(BigDecimal.valueOf(66), 0, RoundingMode.HALF_UP)
                            : size.multiply(BigDecimal.valueOf(90 + region)).movePointLeft(2);
                    figures.add(
                            figure(year, Level.REGION, regions.get(region).code(), indicator, part, index + region));
                }
            }
        }
        CATEGORIES.lines().map(line -> line.split(";")).forEach(parts -> figures.add(category(parts)));
        return figures;
    }

    private static Figure category(String... parts) {
        BigDecimal number = new BigDecimal(parts[2]);
        return new Figure(
                Period.year(YEAR),
                Perimeter.REGIONS_2016,
                Level.NATIONAL,
                "FR",
                "participations",
                new Category(Dimension.of(parts[0]).orElseThrow(), parts[1]),
                number,
                number,
                null,
                null,
                40,
                Status.NORMAL);
    }

    private static Figure figure(
            int year, Level level, String territory, Indicator indicator, BigDecimal size, int seed) {
        // From −6 % to +6 % a year, by a rule that looks like chance.
        long drift = 100 + (YEAR - year) * (seed * 5 % 13 - 6);
        BigDecimal value = size.multiply(BigDecimal.valueOf(drift)).movePointLeft(2);
        boolean whole = indicator.unit() == Unit.COUNT || indicator.unit() == Unit.PERSONS;
        value = value.setScale(whole ? 0 : 6, RoundingMode.HALF_UP);
        boolean missing =
                indicator.id().equals("co2_evite") || indicator.id().equals("part_femmes") && territory.equals("06");
        boolean estimated = indicator.id().equals("activites") && territory.equals("94");
        Status status = missing ? Status.MISSING : estimated ? Status.ESTIMATED : Status.NORMAL;
        boolean quotient = indicator.denominator() != null && !missing;
        return new Figure(
                Period.year(year),
                Perimeter.REGIONS_2016,
                level,
                territory,
                indicator.id(),
                Category.TOTAL,
                missing ? null : value,
                missing ? null : quotient ? value.movePointRight(2) : value,
                quotient ? new BigDecimal("10000") : null,
                indicator.id().equals("part_femmes") && !missing ? new BigDecimal("0.125") : null,
                40,
                status);
    }

    private static Quality quality() {
        List<String> sources = List.of("attendance", "training", "donation", "directory", "funding");
        List<String> files =
                List.of("frequentation-T", "formations-", "dons-ordi-2.0-", "annuaire-mediation-", "moyens-");
        return new Quality(
                IntStream.range(0, 12)
                        .mapToObj(index -> new DeliveryQuality(
                                files.get(index % 5) + (1 + index) + (index % 5 == 2 ? ".xlsx" : ".csv"),
                                index % 3 == 0 ? "hub-bretagne" : "canope",
                                sources.get(index % 5),
                                "standard",
                                index == 11 ? null : LocalDate.of(YEAR, 1, 2 + index),
                                index == 11 ? null : LocalDate.of(YEAR, 12, 10 + index),
                                new DeliveryQuality.Lines(12000 + 731L * index, 11900 + 731L * index, 100, index, 2),
                                "in_force",
                                new TreeMap<>(Map.of("date.invalid", 60L, "place.unknown", 45L))))
                        .toList(),
                321);
    }

    private static String ruleLabel(String rule, Locale language) {
        boolean english = language.equals(Messages.ENGLISH);
        return switch (rule) {
            case "date.invalid" -> english ? "The date can be read" : "La date se lit";
            case "place.unknown" ->
                english ? "The place is in the directory" : "Le lieu figure dans l’annuaire des lieux de médiation";
            default -> rule;
        };
    }
}
