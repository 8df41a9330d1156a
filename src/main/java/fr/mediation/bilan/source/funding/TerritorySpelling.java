package fr.mediation.bilan.source.funding;

import fr.mediation.bilan.territory.Department;
import fr.mediation.bilan.territory.Perimeter;
import fr.mediation.bilan.territory.Region;
import fr.mediation.bilan.territory.Territories;
import fr.mediation.bilan.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other spellings of regions and departments than their codes: {@code 69M}, {@code D059}, {@code FR-59}, their names. */
final class TerritorySpelling {
    private static final Pattern ISO = Pattern.compile("^fr_");
    private static final Pattern LEVEL = Pattern.compile(
            "^(?:(?<department>departement|depart|dept|dep|dpt|d)|(?<region>region|reg|r))_?(?<rest>.+)$");
    private static final Pattern CODE_AND_NAME =
            Pattern.compile("(?:[dr]_?)?(\\d[\\dab]\\d?)_(.+)|(.+?)_(?:[dr]_?)?(\\d[\\dab]\\d?)");
    private static final Pattern OF = Pattern.compile("^(de_la|de_l|du|des|de|d)_");
    private static final Pattern ARTICLE = Pattern.compile("^(la|le|les|l)_");
    /** The names of the reference tables, as they are compared. */
    private static final Map<String, String> OFFICIAL = new ConcurrentHashMap<>();

    private static final Pattern PADDED = Pattern.compile("0(\\d\\d)");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Set<String> COUNTRY = Set.of(
            "fr", "france", "france_entiere", "france_metropolitaine_et_outre_mer", "national", "nationale", "pays");

    /** The regions' letters in ISO 3166-2, and the two abbreviations beside them that all use. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ara", "84"),
            Map.entry("bfc", "27"),
            Map.entry("bre", "53"),
            Map.entry("cvl", "24"),
            Map.entry("cor", "94"),
            Map.entry("20r", "94"),
            Map.entry("ges", "44"),
            Map.entry("hdf", "32"),
            Map.entry("idf", "11"),
            Map.entry("naq", "75"),
            Map.entry("nor", "28"),
            Map.entry("occ", "76"),
            Map.entry("pac", "93"),
            Map.entry("paca", "93"),
            Map.entry("aura", "84"),
            Map.entry("pdl", "52"));

    private TerritorySpelling() {}

    /** The territory that a spelling stands for; empty where that is not certain. */
    static Optional<FundedTerritory> read(Territories territories, String written, int year) {
        String folded = ISO.matcher(Folding.fold(written)).replaceFirst("");
        if (COUNTRY.contains(folded)) {
            return Optional.of(FundedTerritory.COUNTRY);
        }
        if (LETTERS.containsKey(folded)) {
            return FundedTerritory.prefixed(territories, "R" + LETTERS.get(folded), year);
        }
        Optional<FundedTerritory> whole = named(territories, folded, "", year);
        if (whole.isPresent()) {
            return whole;
        }
        Optional<FundedTerritory> both = codeAndName(territories, folded, year);
        if (both.isPresent()) {
            return both;
        }
        Matcher level = LEVEL.matcher(folded);
        if (!level.matches()) {
            return department(territories, folded, false);
        }
        String rest = OF.matcher(level.group("rest")).replaceFirst("");
        if (level.group("department") != null) {
            return department(territories, rest, true)
                    .or(() -> named(territories, rest, FundedTerritory.DEPARTMENT, year));
        }
        String code = DIGIT.matcher(rest).matches() ? "0" + rest : LETTERS.getOrDefault(rest, rest);
        return FundedTerritory.prefixed(territories, "R" + code.toUpperCase(Locale.ROOT), year)
                .or(() -> named(territories, rest, FundedTerritory.REGION, year));
    }

    /**
     * The department of a code. Lyon's metropolis (69M) and what is left of the Rhône (69D) are one department here. A lone
     * digit is a department's only where the cell says that it is one.
     */
    private static Optional<FundedTerritory> department(Territories territories, String folded, boolean said) {
        String code = folded.toUpperCase(Locale.ROOT);
        Matcher padded = PADDED.matcher(code);
        if (padded.matches()) {
            code = padded.group(1);
        } else if (code.equals("69M") || code.equals("69D")) {
            code = "69";
        } else if (said && DIGIT.matcher(code).matches()) {
            code = "0" + code;
        }
        return territories.department(code).map(found -> new FundedTerritory(FundedTerritory.DEPARTMENT, found.code()));
    }

    /** A territory whose code and name stand beside each other and agree: {@code 69 - Rhône}, {@code Bretagne (53)}. */
    private static Optional<FundedTerritory> codeAndName(Territories territories, String folded, int year) {
        Matcher both = CODE_AND_NAME.matcher(folded);
        if (!both.matches()) {
            return Optional.empty();
        }
        String code = both.group(both.group(1) == null ? 4 : 1).toUpperCase(Locale.ROOT);
        String name = both.group(both.group(1) == null ? 3 : 2);
        return Stream.of(FundedTerritory.REGION, FundedTerritory.DEPARTMENT)
                .flatMap(level -> named(territories, name, level, year).stream())
                .filter(territory -> code.equals(territory.code()))
                .findFirst();
    }

    /** The region of a name, of that year's map before the other one; where there is none, the department. */
    private static Optional<FundedTerritory> named(Territories territories, String folded, String level, int year) {
        String name = ARTICLE.matcher(folded).replaceFirst("");
        if (!level.equals(FundedTerritory.DEPARTMENT)) {
            List<Perimeter> maps = FundedTerritory.isBeforeNewRegions(year)
                    ? List.of(Perimeter.REGIONS_2015, Perimeter.REGIONS_2016)
                    : List.of(Perimeter.REGIONS_2016);
            for (Perimeter map : maps) {
                for (Region region : territories.regions(map, year)) {
                    if (isName(region.name(), name)) {
                        return Optional.of(new FundedTerritory(FundedTerritory.REGION, region.code()));
                    }
                }
            }
        }
        if (!level.equals(FundedTerritory.REGION)) {
            for (Department department : territories.departments()) {
                if (isName(department.name(), name)) {
                    return Optional.of(new FundedTerritory(FundedTerritory.DEPARTMENT, department.code()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isName(String official, String folded) {
        return OFFICIAL.computeIfAbsent(
                        official, name -> ARTICLE.matcher(Folding.fold(name)).replaceFirst(""))
                .equals(folded);
    }
}
