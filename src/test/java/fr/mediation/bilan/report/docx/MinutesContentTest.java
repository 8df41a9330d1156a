package fr.mediation.bilan.report.docx;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.figure.Figure;
import fr.mediation.bilan.figure.Figure.Level;
import fr.mediation.bilan.figure.Figure.Status;
import fr.mediation.bilan.figure.Period;
import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.indicator.judge.Revision;
import fr.mediation.bilan.report.Earlier;
import fr.mediation.bilan.report.Edition;
import fr.mediation.bilan.report.HardCase;
import fr.mediation.bilan.report.Quality;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.SampleAppraisal;
import fr.mediation.bilan.report.SampleReport;
import fr.mediation.bilan.report.TerritoryName;
import fr.mediation.bilan.territory.Perimeter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class MinutesContentTest {
    private static final String KEY_FIGURES = "Chiffres clés";
    private static final String ENGAGEMENTS = "Engagements de la convention";
    private static final String VALUE = "Plus-value sociale et économique";
    private static final String REVISIONS = "Ce qui a changé depuis la dernière publication";
    private static final String DEBATE = "Points à débattre";
    private static final String TARGETS = "Cibles de l’année 2026";
    private static final String MEANS = "Moyens engagés par financeur (€)";
    private static final String SIGNATURES = "Signatures";

    private final ReportInput input = SampleReport.french();

    @Test
    void theAgendaIsThatOfArticle9() throws IOException {
        assertThat(MinutesParts.of(input).texts("Heading1"))
                .containsExactly(
                        "1. Bilan de l’année 2025",
                        "2. Orientations de l’année 2026",
                        "3. Moyens de l’année 2026",
                        "Suites à donner",
                        "Signatures");
    }

    @Test
    void everyPointOfTheAgendaEndsWithAPlaceForDecisions() throws IOException {
        MinutesParts minutes = MinutesParts.of(input);
        assertThat(minutes.texts("Heading2"))
                .containsExactly(
                        "Réunion",
                        "Participants",
                        "Ordre du jour",
                        KEY_FIGURES,
                        ENGAGEMENTS,
                        VALUE,
                        REVISIONS,
                        "Qualité des données",
                        "Décisions sur le point 1",
                        DEBATE,
                        TARGETS,
                        "Décisions sur le point 2",
                        MEANS,
                        "Coûts et ratio",
                        "Décisions sur le point 3");
        assertThat(minutes.row("Décisions sur le point 2", "2.1")).containsExactly("2.1", "");
    }

    @Test
    void theFirstPageNamesTheConventionTheYearAndThePublication() throws IOException {
        assertThat(MinutesParts.of(input).texts())
                .startsWith(
                        "Comité de pilotage\u202f: compte rendu (projet)",
                        "Bilan annuel 2025 de la médiation numérique",
                        "Convention entre l’État et Réseau Canopé, signée le 3 février 2015 (article 9)",
                        "Période\u202f: du 1er janvier 2025 au 31 décembre 2025")
                .contains("Publication n° 2 du 30 juin 2026");
    }

    @Test
    void whoMetIsLeftToBeWritten() throws IOException {
        MinutesParts minutes = MinutesParts.of(input);
        assertThat(minutes.table("Participants"))
                .containsExactly(
                        List.of("Partie", "Présents", "Excusés"),
                        List.of("Pour l’État", "", ""),
                        List.of("Pour Réseau Canopé", "", ""));
        assertThat(minutes.row("Réunion", "Présidence")).containsExactly("Présidence", "");
    }

    @Test
    void theKeyFiguresAreThoseOfTheYearAndTheOneBefore() throws IOException {
        MinutesParts minutes = MinutesParts.of(input);
        input.indicators().stream()
                .filter(indicator -> indicator.keyFigure() != null)
                .forEach(indicator -> {
                    int decimals = indicator.unit().decimals();
                    List<String> row =
                            minutes.row(KEY_FIGURES, indicator.label().fr());
                    // Between the two years stands how many answers are not known.
                    assertThat(List.of(row.get(2), row.get(4)))
                            .containsExactly(
                                    shown(indicator.id(), SampleReport.YEAR, decimals),
                                    shown(indicator.id(), SampleReport.YEAR - 1, decimals));
                });
    }

    private String shown(String indicator, int year, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.FRANCE);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return input.figures().stream()
                .filter(Figure::isAnnualTotal)
                .filter(figure -> figure.indicator().equals(indicator)
                        && figure.year() == year
                        && figure.territory().equals(Figure.COUNTRY))
                .map(Figure::value)
                .filter(Objects::nonNull)
                .map(format::format)
                .findFirst()
                .orElse("[m]");
    }

    @Test
    void aMarkIsExplainedUnderTheTableItStandsIn() throws IOException {
        MinutesParts minutes = MinutesParts.of(input);
        assertThat(minutes.row(KEY_FIGURES, "Émissions évitées")).contains("[m]");
        assertThat(minutes.texts("Legend")).first().asString().contains("[m] donnée absente", "[z] sans objet");
        assertThat(minutes.texts())
                .anyMatch(
                        text -> text.startsWith(
                                "«\u202fÉmissions évitées\u202f»\u202f: pas de chiffre pour 2025, les lignes de «\u202fDons\u202f»"));
    }

    @Test
    void aFallHasATypographicMinusSign() throws IOException {
        assertThat(MinutesParts.of(input).row(KEY_FIGURES, "Bénéficiaires")).contains("−1,0\u202f%");
    }

    @Test
    void everyArticleNamesItsIndicators() throws IOException {
        assertThat(MinutesParts.of(input).table(ENGAGEMENTS).stream()
                        .filter(row -> row.size() == 1)
                        .map(row -> row.get(0).substring(0, 9)))
                .containsExactly(
                        "Article 2",
                        "Article 3",
                        "Article 4",
                        "Article 5",
                        "Article 6",
                        "Article 7",
                        "Article 9",
                        "Article 1");
    }

    @Test
    void withoutTargetsTheColumnIsLeftOutAndTheReasonTold() throws IOException {
        MinutesParts minutes = MinutesParts.of(input);
        assertThat(minutes.table(ENGAGEMENTS).get(0)).doesNotContain("Cible");
        assertThat(minutes.table(TARGETS).get(0))
                .containsExactly("Indicateur", "Unité", "2025", "Non connus (%)", "Cible 2026");
        assertThat(minutes.texts()).contains("Aucune cible n’a été fixée pour 2025.");
    }

    @Test
    void aMissedTargetIsDebatedAndItsSuccessorLeftToBeWritten() throws IOException {
        MinutesParts minutes = MinutesParts.of(SampleReport.withTarget(input, "activites", new BigDecimal("50000")));
        assertThat(minutes.row(DEBATE, "Activités"))
                .containsExactly("Activités", "46\u202f000", "+6,4\u202f%", "▲ favorable, cible non atteinte", "");
        assertThat(minutes.row(TARGETS, "Activités"))
                .containsExactly("Activités", "nombre", "46\u202f000", "[z]", "50\u202f000", "");
        assertThat(minutes.row(ENGAGEMENTS, "Activités")).contains("−4\u202f000", "non atteint");
    }

    @Test
    void whatIsNotKnownIsDebated() throws IOException {
        assertThat(MinutesParts.of(input).row(DEBATE, "Émissions évitées"))
                .contains("non mesurable, les lignes de «\u202fDons\u202f» ne le disant pas");
    }

    @Test
    void theAddedValueStandsWithItsIntervalAndWhatItIsNot() throws IOException {
        MinutesParts minutes = MinutesParts.of(input);
        assertThat(minutes.table(VALUE).get(0))
                .contains("Moyens engagés (€)", "Ratio, 5e centile", "Ratio, médiane", "Ratio, 95e centile");
        assertThat(minutes.table(VALUE).get(1)).startsWith("1\u202f230\u202f000");
        assertThat(minutes.texts()).anyMatch(text -> text.startsWith("Ce que ce chiffre n’est pas"));
    }

    @Test
    void withoutFundingThereIsNoRatioAndTheReasonIsTold() throws IOException {
        ReportInput unfunded = SampleReport.changed(
                SampleReport.withFigures(
                        input,
                        figures -> figures.stream()
                                .filter(figure -> !figure.indicator().equals("moyens_engages"))
                                .toList()),
                draft -> draft.appraisal = SampleAppraisal.of(Map.of(
                        "FR",
                        quantity -> quantity.code().equals("beneficiaires")
                                ? Optional.of(BigDecimal.valueOf(97_000))
                                : Optional.empty())));
        MinutesParts minutes = MinutesParts.of(unfunded);
        assertThat(minutes.texts())
                .anyMatch(text -> text.contains("France") && text.contains("faute de moyens engagés déclarés"))
                .anyMatch(text -> text.startsWith("«\u202fMoyens engagés\u202f»\u202f: pas de chiffre pour 2025"))
                .noneMatch(text -> text.startsWith("Un euro engagé"));
        assertThat(minutes.table(VALUE).get(1)).contains("[z]");
        assertThat(minutes.table("Engagement 2026 (€)"))
                .contains(List.of("État", ""), List.of("Réseau Canopé", ""), List.of("Autres financeurs", ""));
    }

    @Test
    void anOutcomeWithoutItsIndicatorIsNamed() throws IOException {
        ReportInput without = SampleReport.changed(
                input,
                draft -> draft.appraisal = SampleAppraisal.of(Map.of(
                        "FR",
                        quantity -> quantity.code().equals("moyens_engages")
                                ? Optional.of(BigDecimal.valueOf(1_000))
                                : Optional.empty())));

        assertThat(MinutesParts.of(without).texts())
                .anyMatch(text -> text.contains("n’est pas compté, faute de données"));
    }

    @Test
    void eachFunderHasThePastCommitmentAndRoomForTheNext() throws IOException {
        ReportInput funded = SampleReport.withFigures(input, figures -> {
            List<Figure> more = new ArrayList<>(figures);
            more.add(commitment("etat", 7_300_000, SampleReport.YEAR));
            more.add(commitment("etat", 7_000_000, SampleReport.YEAR - 1));
            more.add(commitment("canope", 5_000_000, SampleReport.YEAR));
            return more;
        });
        assertThat(MinutesParts.of(funded).table(MEANS))
                .contains(
                        List.of("Financeur", "2025", "2024", "Évolution", "Engagement 2026 (€)"),
                        List.of("État", "7\u202f300\u202f000", "7\u202f000\u202f000", "+4,3\u202f%", ""),
                        List.of("Réseau Canopé", "5\u202f000\u202f000", "[m]", "[z]", ""));
    }

    private static Figure commitment(String funder, long euros, int year) {
        return new Figure(
                Period.year(year),
                Perimeter.REGIONS_2016,
                Level.NATIONAL,
                Figure.COUNTRY,
                "moyens_engages",
                new Category(Dimension.FUNDER, funder),
                BigDecimal.valueOf(euros),
                BigDecimal.valueOf(euros),
                null,
                null,
                1,
                Status.NORMAL);
    }

    @Test
    void withoutLastYearNothingComparesAndThatIsTold() throws IOException {
        MinutesParts minutes = MinutesParts.of(SampleReport.withFigures(
                input,
                figures -> figures.stream()
                        .filter(figure -> figure.year() == SampleReport.YEAR)
                        .toList()));
        assertThat(minutes.texts()).anyMatch(text -> text.startsWith("Aucune comparaison avec 2024"));
        assertThat(minutes.row(KEY_FIGURES, "Activités"))
                .containsExactly("Activités", "nombre", "46\u202f000", "[z]", "[m]", "[m]", "[z]", "[z]");
    }

    @Test
    void whatIsConfidentialIsCalledSoAndNotMissing() throws IOException {
        MinutesParts minutes = MinutesParts.of(SampleReport.withFigures(
                input,
                figures -> figures.stream().map(SampleReport::confidential).toList()));
        assertThat(minutes.row(KEY_FIGURES, "Activités")).contains("[c]");
        assertThat(minutes.row(DEBATE, "Activités")).contains("non publiable\u202f: donnée confidentielle");
        assertThat(minutes.texts()).noneMatch(text -> text.contains("pas de chiffre"));
    }

    @Test
    void minutesWithoutAnyFigureStillHaveTheirAgenda() throws IOException {
        MinutesParts minutes =
                MinutesParts.of(SampleReport.changed(SampleReport.withFigures(input, figures -> List.of()), draft -> {
                    draft.appraisal = SampleAppraisal.of(Map.of());
                    draft.quality = new Quality(List.of(), 0);
                    draft.earlier = null;
                    draft.edition = Edition.DRAFT;
                }));
        assertThat(minutes.texts("Heading1")).hasSize(5);
        assertThat(minutes.texts())
                .contains(
                        "Document de travail, non publié",
                        "Aucune livraison pour 2025.",
                        "Première publication du bilan 2025\u202f: rien à comparer.")
                .anyMatch(text -> text.startsWith("La plus-value n’est pas calculée pour 2025"));
    }

    @Test
    void theLargestRevisionsAreShownAndTheOthersCounted() throws IOException {
        List<Revision> revisions = IntStream.rangeClosed(1, 7)
                .mapToObj(index -> new Revision(
                        "53",
                        input.indicators().get(index).id(),
                        BigDecimal.valueOf(1000),
                        BigDecimal.valueOf(1000 + 10L * index),
                        Set.of(Revision.Cause.LATE_DELIVERY)))
                .toList();
        MinutesParts minutes = MinutesParts.of(
                SampleReport.with(input, new Earlier(input.judgement().earlier().edition(), revisions)));
        assertThat(minutes.table(REVISIONS)).hasSize(6);
        assertThat(minutes.table(REVISIONS).get(1)).contains("Bretagne", "+70,00");
        assertThat(minutes.texts())
                .contains(
                        "Les 5 plus fortes révisions sur 7\u202f; toutes sont dans la feuille «\u202fRévisions\u202f».");
    }

    @Test
    void theGravestFindingsAreToldAndTheOthersCounted() throws IOException {
        Finding finding = new Finding(
                Finding.Kind.OUTLIER,
                "activites",
                "53",
                SampleReport.YEAR,
                new Finding.Observed(new BigDecimal("150"), new BigDecimal("80"), false),
                new Finding.Range(new BigDecimal("47"), new BigDecimal("138")),
                new BigDecimal("4.2"));
        ReportInput doubtful = SampleReport.changed(input, draft -> draft.toCheck = Collections.nCopies(6, finding));
        MinutesParts minutes = MinutesParts.of(doubtful);
        assertThat(minutes.texts())
                .contains("Chiffres à vérifier\u202f: 6.")
                .contains("Les 5 plus graves sur 6\u202f; tous sont dans la feuille «\u202fÀ vérifier\u202f».")
                .filteredOn(text -> text.startsWith("Bretagne, Activités, 2025\u202f: 150, contre 80 en 2024"))
                .hasSize(5);
    }

    @Test
    void eachPartySignsOnce() throws IOException {
        assertThat(MinutesParts.of(input).table(SIGNATURES))
                .containsExactly(
                        List.of("Pour l’État", "Pour Réseau Canopé"),
                        List.of("Nom\u202f:", "Nom\u202f:"),
                        List.of("Fonction\u202f:", "Fonction\u202f:"),
                        List.of("Date\u202f:", "Date\u202f:"),
                        List.of("Signature\u202f:", "Signature\u202f:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "mot "})
    void aLongNameIsKeptWhole(String part) throws IOException {
        String name = part.repeat(200 / part.length()).strip();
        ReportInput one = SampleReport.changed(input, draft -> draft.regions = List.of(new TerritoryName("53", name)));
        assertThat(MinutesParts.of(one).row(REVISIONS, name)).contains("Activités");
    }

    @Test
    void nothingIsEnglishInTheFrenchMinutes() throws IOException {
        Pattern words = Pattern.compile("(?i)\\b(the|of|year|share|rate|number|hours|missing|line|lines|rejected)\\b");
        assertThat(MinutesParts.of(input).texts().stream()
                        .filter(text -> words.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void nothingIsFrenchInTheEnglishMinutes() throws IOException {
        Pattern words = Pattern.compile(
                "\\b(?:les?|la|des|du|une?|et|aux?|pour|sur|est|année|données|heures|valeur|lignes|nombre)\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
        MinutesParts minutes = MinutesParts.of(SampleReport.english());
        assertThat(minutes.texts().stream().filter(text -> words.matcher(text).find()))
                .isEmpty();
        assertThat(minutes.texts("Heading1"))
                .containsExactly(
                        "1. Review of 2025",
                        "2. Orientations for 2026",
                        "3. Means for 2026",
                        "Follow-up",
                        "Signatures");
    }

    /** They stay in {@code target/hard-cases/} to be looked at. */
    @ParameterizedTest
    @EnumSource
    void whateverTheYearWasLikeTheWholeAgendaIsThere(HardCase hard) throws IOException {
        for (ReportInput report : List.of(SampleReport.french(), SampleReport.english())) {
            MinutesParts minutes = MinutesParts.of(hard.of(report));
            hard.keep(report, ".docx", minutes.bytes());

            assertThat(minutes.texts("Heading1")).hasSize(5);
            assertThat(minutes.table(SIGNATURES)).isNotEmpty();
        }
    }
}
