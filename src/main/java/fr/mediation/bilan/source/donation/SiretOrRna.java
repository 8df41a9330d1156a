package fr.mediation.bilan.source.donation;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.cell.CellParser;
import fr.mediation.bilan.source.cell.RegisterNumber;
import fr.mediation.bilan.source.cell.UnknownText;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the number by which a register knows the beneficiary of a donation. */
final class SiretOrRna {
    private SiretOrRna() {}

    /** The number without spaces; null where the cell is empty or at fault. */
    static @Nullable String read(Line line, String column) {
        String written = line.text(column);
        if (written == null) {
            return null;
        }
        if (UnknownText.is(written)) {
            line.correct(CorrectionKind.NULL_TEXT, column, written, "");
            return null;
        }
        Optional<String> number = RegisterNumber.of(written);
        number.ifPresentOrElse(
                found -> report(line, column, written, found), () -> line.fault(Rule.BAD_IDENTIFIER, column));
        return number.orElse(null);
    }

    private static void report(Line line, String column, String written, String number) {
        String code = CellParser.withoutSpaces(written).toUpperCase(Locale.ROOT);
        if (number.equals(code)) {
            line.code(column);
        } else if (number.equals("0" + code) || number.equals("00" + code)) {
            line.correct(CorrectionKind.LEADING_ZERO, column, code, number);
        } else if (!number.equals(written)) {
            line.correct(CorrectionKind.IDENTIFIER, column, written, number);
        }
    }
}
