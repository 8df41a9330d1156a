package fr.mediation.bilan.indicator.row;

import fr.mediation.bilan.store.query.FactReader.Type;
import fr.mediation.bilan.store.query.FactRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is on the row that was read last. It is found out when it is asked for, at most once a row: what a case
 * does not come to is not evaluated, as on the server, and cannot fail.
 *
 * <p>Whole numbers are a {@code long}, conditions 1 or 0. Decimal numbers are counted in millionths; those that these cannot
 * hold are a {@link BigDecimal}, for which alone something is allocated.
 */
public abstract class RowValue {
    static final int MICROS = 1_000_000;

    /** Stands for a number that millionths cannot hold. */
    static final long BEYOND = Long.MIN_VALUE;

    private static final int MICRO_DECIMALS = 6;
    private static final long MOST_IN_MICROS = Long.MAX_VALUE / MICROS;

    final CurrentRow current;
    private long evaluated;

    /** What its values are, known before the first row; null where it is always null. */
    @Nullable
    Type type;

    boolean absent;
    long value;
    BigDecimal exact = BigDecimal.ZERO;

    RowValue(CurrentRow current) {
        this.current = current;
    }

    /** The row that was read last, and how many there were. */
    static final class CurrentRow {
        @Nullable
        FactRow row;

        long number;
    }

    /** Says of which type it is; its parts know theirs. */
    abstract void resolve(List<Type> selected);

    /** Finds out {@link #absent}, {@link #value} and, where that is {@link #BEYOND}, {@link #exact}. */
    abstract void evaluate();

    /** The value on the row that was read last. */
    final RowValue now() {
        if (evaluated != current.number) {
            evaluated = current.number;
            evaluate();
        }
        return this;
    }

    /** {@return whether it is null} */
    public final boolean isNull() {
        return now().absent;
    }

    /** {@return whether it is a condition that holds; false where that is not known} */
    public final boolean isTrue() {
        now();
        return !absent && value == 1;
    }

    /**
     * {@return a number in millionths, {@link Long#MIN_VALUE} where it has too many digits or decimals, so that
     * {@link #decimal} is needed} It is not null.
     */
    public final long micros() {
        now();
        if (isDecimal()) {
            return value;
        }
        return value >= -MOST_IN_MICROS && value <= MOST_IN_MICROS ? value * MICROS : BEYOND;
    }

    /** {@return a number} It is not null. */
    public final BigDecimal decimal() {
        now();
        if (!isDecimal()) {
            return BigDecimal.valueOf(value);
        }
        return value == BEYOND ? exact : BigDecimal.valueOf(value, MICRO_DECIMALS);
    }

    final boolean isDecimal() {
        return type == Type.DECIMAL;
    }

    final void become(BigDecimal number) {
        value = BEYOND;
        exact = number;
    }

    /** Becomes what another value is, as one of its own type. */
    final void become(RowValue other) {
        absent = other.now().absent;
        if (absent) {
            return;
        }
        value = isDecimal() ? other.micros() : other.value;
        if (isDecimal() && value == BEYOND) {
            exact = other.decimal();
        }
    }

    /** The type that holds the numbers of all, as the server says; null where all are always null. */
    static @Nullable Type common(List<RowValue> all) {
        Type widest = null;
        for (RowValue one : all) {
            if (one.type != null && (widest == null || width(one.type) > width(widest))) {
                widest = one.type;
            }
        }
        return widest;
    }

    private static int width(Type type) {
        return switch (type) {
            case BOOLEAN -> 0;
            case INTEGER -> 1;
            case LONG -> 2;
            case DECIMAL -> 3;
            case TEXT, KEY, OTHER -> throw new IllegalStateException("no number: " + type);
        };
    }
}
