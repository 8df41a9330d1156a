package fr.mediation.bilan.bound;

import java.util.List;

/** More than a bound admits, found where the name of the file is not known. */
public class BoundExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> values;

    /**
     * What was exceeded.
     *
     * @param key the key of the sentence that says so
     * @param values what is filled in behind the file's name
     */
    public BoundExceededException(String key, Object... values) {
        super(key);
        this.key = key;
        this.values = List.of(values);
    }

    /** {@return the key of the sentence that says so} */
    public String key() {
        return key;
    }

    /** {@return what is filled into it behind the file's name} */
    public Object[] values() {
        return values.toArray();
    }
}
