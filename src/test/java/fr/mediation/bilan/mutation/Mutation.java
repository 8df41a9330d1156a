package fr.mediation.bilan.mutation;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a program, or the hand that uses it, makes of a file.
 *
 * @param name what it is
 * @param renames whether identifiers and texts become others, so that figures alone can be compared
 * @param change what it does; empty where the table has nothing that it would change
 */
record Mutation(String name, boolean renames, Change change) {
    /** Makes a file of a table. */
    @FunctionalInterface
    interface Change {
        Optional<Saved> of(Table table, RandomGenerator random);
    }

    /** Changes a table. */
    @FunctionalInterface
    interface TableChange {
        Table of(Table table, RandomGenerator random);
    }

    static Mutation saved(String name, Change change) {
        return new Mutation(name, false, change);
    }

    /** A change of cells, lines or columns, after which any program may save. */
    static Mutation of(String name, TableChange change) {
        return new Mutation(name, false, savedAnyhow(change));
    }

    static Mutation renaming(String name, TableChange change) {
        return new Mutation(name, true, savedAnyhow(change));
    }

    private static Change savedAnyhow(TableChange change) {
        return (table, random) -> {
            Table changed = change.of(table, random);
            return changed.equals(table) ? Optional.empty() : Optional.of(ordinary(changed, random));
        };
    }

    /** One of the ways in which files are saved without harm. */
    static Saved ordinary(Table table, RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                TextSave.FRENCH_EXCEL.canWrite(table) ? TextSave.FRENCH_EXCEL.save(table) : TextSave.PLAIN.save(table);
            case 1 -> TextSave.COMMAS.save(table);
            case 2 -> {
                WorkbookSave save = new WorkbookSave(false, false);
                save.add("Feuil1", 0, table);
                yield save.bytes();
            }
            default -> TextSave.PLAIN.save(table);
        };
    }
}
