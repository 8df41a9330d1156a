package fr.mediation.bilan.cli;

import fr.mediation.bilan.text.ProblemException;
import fr.mediation.bilan.value.PriceIndex;
import fr.mediation.bilan.value.PriceIndexReader;
import fr.mediation.bilan.value.Valuation;
import fr.mediation.bilan.value.ValuationJson;
import fr.mediation.bilan.value.Valuator;
import fr.mediation.bilan.value.ValueMapReader;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Evaluates a value map by itself, without a database. */
@Command(name = "value")
final class ValueCommand implements Callable<Integer> {
    private static final int RATIO_DECIMALS = 4;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "MAP.yaml")
    private Path map;

    @Override
    public Integer call() {
        if (Files.notExists(map)) {
            throw new ProblemException("job.no-such-path", map.toString());
        }
        var parameters = common.jobs().get("value/parameters/price_index.yaml");
        PriceIndex prices =
                new PriceIndexReader().read(parameters.name(), new ByteArrayInputStream(parameters.content()));
        Valuation valuation = new Valuator(prices).evaluate(new ValueMapReader().read(map));
        Console console = common.console();
        console.say("value.gross", euros(valuation.gross()));
        console.say("value.impact", euros(valuation.impact()));
        valuation
                .years()
                .forEach(year -> console.detail(
                        "value.year", Integer.toString(year.year()), euros(year.value()), euros(year.presentValue())));
        console.say("value.total", euros(valuation.totalPresentValue()));
        valuation.inputs().ifPresent(inputs -> console.say("value.inputs", euros(inputs)));
        valuation.netPresentValue().ifPresent(net -> console.say("value.net", euros(net)));
        valuation
                .ratio()
                .ifPresentOrElse(
                        ratio -> console.say("value.ratio", number(ratio, RATIO_DECIMALS)),
                        () -> console.say("value.no-ratio"));
        valuation.paybackMonths().ifPresent(months -> console.say("value.payback", number(months, 1)));
        console.answer(ValuationJson.of(valuation));
        return ExitCode.DONE;
    }

    private String euros(BigDecimal amount) {
        return number(amount, 2);
    }

    private String number(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(common.messages().locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number.setScale(decimals, RoundingMode.HALF_UP));
    }
}
