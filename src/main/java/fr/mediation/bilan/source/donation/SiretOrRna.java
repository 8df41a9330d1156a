package fr.mediation.bilan.source.donation;

import fr.mediation.bilan.source.CorrectionKind;
import fr.mediation.bilan.source.Line;
import fr.mediation.bilan.source.Rule;
import fr.mediation.bilan.source.cell.Identifiers;
import fr.mediation.bilan.source.cell.RegisterNumber;
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
        if (Identifiers.isNothing(written)) {
            line.correct(CorrectionKind.NO_IDENTIFIER, column, written, "");
            return null;
        }
        if (Identifiers.isDestroyed(RegisterNumber.bare(written))) {
            line.fault(Rule.DESTROYED_IDENTIFIER, column);
            return null;
        }
        Optional<String> number = RegisterNumber.of(written);
        number.ifPresentOrElse(
                found -> report(line, column, written, found), () -> line.fault(Rule.BAD_IDENTIFIER, column));
        return number.orElse(null);
    }

    private static void report(Line line, String column, String written, String number) {
        String code = RegisterNumber.bare(written);
        if (number.equals(code)) {
            line.code(column);
        } else if (number.equals("0" + code) || number.equals("00" + code)) {
            line.correct(CorrectionKind.LEADING_ZERO, column, code, number);
        } else if (!number.equals(written)) {
            line.correct(CorrectionKind.IDENTIFIER, column, written, number);
        }
    }
}
