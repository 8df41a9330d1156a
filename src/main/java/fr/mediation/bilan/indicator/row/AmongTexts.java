package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Whether a text that the server sends is one of several, which it is where its bytes are; null where it is null. */
final class AmongTexts extends RowValue {
    private final int column;
    private final byte[][] texts;
    private final int ifAmong;

    /**
     * A text compared.
     *
     * @param current the row
     * @param column where the text is sent
     * @param texts the several
     * @param ifAmong 1 where it is asked whether it is one of them, 0 where whether it is none
     */
    AmongTexts(CurrentRow current, int column, List<String> texts, int ifAmong) {
        super(current);
        this.column = column;
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.ifAmong = ifAmong;
    }

    @Override
    void resolve(List<Type> selected) {
        type = Type.BOOLEAN;
    }

    @Override
    void evaluate() {
        FactRow row = Objects.requireNonNull(current.row);
        absent = row.isNull(column);
        if (!absent) {
            value = 1 - ifAmong;
            for (int i = 0; i < texts.length && value != ifAmong; i++) {
                if (row.isText(column, texts[i])) {
                    value = ifAmong;
                }
            }
        }
    }
}
