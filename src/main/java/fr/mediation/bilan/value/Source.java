package fr.mediation.bilan.value;

import fr.mediation.bilan.text.Label;

/**
 * Where a number comes from.
 *
 * @param id what the numbers of one source have in common: the id of an entry of the map's {@code sources}, else the
 *     source's own text; empty where none is given
 * @param label what it is
 * @param note how the number was made of it, empty where it stands there as it is
 * @param page where it was read, empty where it was not
 * @param assumed whether nothing was published: the number is an assumption
 */
public record Source(String id, Label label, Label note, String page, boolean assumed) {
    /** No source. */
    public static final Source NONE = new Source("", Label.of(""), Label.of(""), "", false);

    /** {@return whether nobody has read the number in a publication: no assumption, and no page is given} */
    public boolean isUnverified() {
        return !assumed && page.isEmpty();
    }

    /** {@return what it is, and how the number was made of it} */
    public Label text() {
        return note.equals(Label.of(""))
                ? label
                : new Label(label.fr() + " : " + note.fr(), label.en() + ": " + note.en());
    }

    /** The same source of another number: how it was made of it, and where it was read, empty where the source says so. */
    Source of(Label how, String where) {
        return new Source(id, label, how, where.isEmpty() ? page : where, assumed);
    }
}
