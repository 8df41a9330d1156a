package fr.mediation.bilan.report;

import fr.mediation.bilan.report.ReportInput.Extra;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the files of a report are called. Declared in the order in which they are written and listed. */
public enum ReportFileName {
    /** The workbook. */
    WORKBOOK("bilan", "%s-%s.xlsx"),
    /** The draft of the minutes. */
    MINUTES("compte-rendu", "%s-%s.docx"),
    /** The open file of figures. */
    FIGURES("indicateurs"),
    /** The open file of comparisons. */
    COMPARISONS("evolution"),
    /** The open file of who of those expected reported. */
    RESPONSE("reponse"),
    /** The open file of those that were expected and did not report. */
    NON_RESPONDENTS("non-repondants"),
    /** The open file of the added value. */
    VALUE("plus-value"),
    /** The open file of what the added value depends on. */
    SENSITIVITY("sensibilite"),
    /** The open file of data quality. */
    QUALITY("qualite"),
    /** The open file of figures that are hard to believe. */
    CHECKS("controles"),
    /** The open file of territories. */
    TERRITORIES("territoires"),
    /** The open file of definitions. */
    DEFINITIONS("definitions"),
    /** What describes the open files to programs. */
    DATA_PACKAGE("datapackage", "%s.json"),
    /** What describes them to people. */
    READ_ME("LISEZMOI", "%s.md"),
    /** The figures for a French Excel, on request. */
    FIGURES_FOR_EXCEL("indicateurs", "%s-%s-excel.csv"),
    /** The months and quarters of the running year, which belong to no report. */
    FOLLOW_UP("suivi");

    private final String stem;
    private final String pattern;

    ReportFileName(String stem) {
        this(stem, "%s-%s.csv");
    }

    ReportFileName(String stem, String pattern) {
        this.stem = stem;
        this.pattern = pattern;
    }

    /**
     * {@return the name of the file of a year}
     *
     * @param year the year
     */
    public String of(int year) {
        return pattern.formatted(stem, Integer.toString(year));
    }

    /**
     * {@return whether a file has a name that reports give}
     *
     * @param fileName its name
     */
    static boolean isOfReport(String fileName) {
        return Arrays.stream(values())
                .anyMatch(name ->
                        fileName.matches(name.pattern.replace(".", "\\.").formatted(name.stem, "\\d{4}")));
    }

    /**
     * {@return the name under which the data package lists an open file, the file's name without its extension}
     *
     * @param year the year
     */
    public String resource(int year) {
        return stem + "-" + year;
    }

    /** {@return the name under which the bundle keeps the file's sentences, an English word} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the files of a report, in order}
     *
     * @param extras what is written on request only
     */
    public static List<ReportFileName> of(Set<Extra> extras) {
        return Arrays.stream(values())
                .filter(name -> name != FOLLOW_UP)
                .filter(name -> name != FIGURES_FOR_EXCEL || extras.contains(Extra.EXCEL_CSV))
                .toList();
    }
}
