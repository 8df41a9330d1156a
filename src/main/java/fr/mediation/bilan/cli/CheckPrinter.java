package fr.mediation.bilan.cli;

import fr.mediation.bilan.indicator.judge.Finding;
import fr.mediation.bilan.job.publish.ReportInputs.ToCheck;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which figures are to be checked before they are published. */
final class CheckPrinter {
    /** More would push what matters off the screen; {@code --json} gives all. */
    private static final int MOST = 10;

    private CheckPrinter() {}

    static void print(List<ToCheck> toCheck, String year, Console console) {
        if (toCheck.isEmpty()) {
            return;
        }
        console.say("to-check", year);
        toCheck.stream().limit(MOST).forEach(odd -> console.line(Console.INDENT + odd.sentence()));
        if (toCheck.size() > MOST) {
            console.detail("to-check.more", toCheck.size() - MOST);
        }
    }

    static List<Map<String, Object>> json(List<ToCheck> toCheck) {
        return toCheck.stream().map(CheckPrinter::json).toList();
    }

    private static Map<String, Object> json(ToCheck odd) {
        Finding finding = odd.finding();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", finding.kind().code());
        json.put("indicator", finding.indicator());
        json.put("territory", finding.territory());
        json.put("territory_name", odd.territory());
        json.put("year", finding.year());
        json.put("value", text(finding.value()));
        json.put("expected_min", text(finding.least()));
        json.put("expected_max", text(finding.most()));
        json.put("sentence", odd.sentence());
        return json;
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
