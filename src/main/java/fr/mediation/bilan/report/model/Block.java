package fr.mediation.bilan.report.model;

import java.util.List;

/** A piece of a document that people read and write in, in words, before any file format. */
public sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 for a point of the agenda, 2 for a part of it
     * @param text its words
     * @param newPage whether it begins a page
     */
    record Heading(int level, String text, boolean newPage) implements Block {
        /**
         * A heading that follows what is before it.
         *
         * @param level 1 for a point of the agenda, 2 for a part of it
         * @param text its words
         */
        public Heading(int level, String text) {
            this(level, text, false);
        }
    }

    /**
     * A paragraph.
     *
     * @param role what it is for
     * @param text its words
     */
    record Paragraph(Role role, String text) implements Block {}

    /** What a paragraph is for. */
    enum Role {
        /** The document's title. */
        TITLE,
        /** The line under the title. */
        SUBTITLE,
        /** A sentence. */
        BODY,
        /** One of a list of sentences. */
        ITEM,
        /** What the marks of the table above it mean. */
        LEGEND
    }

    /**
     * A table of figures. Every row has a cell for each column, except those that name the next rows.
     *
     * @param name what it shows
     * @param columns its columns
     * @param rows its rows
     */
    record Grid(String name, List<Column> columns, List<Row> rows) implements Block {
        /** Keeps copies. */
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column of a table of figures.
     *
     * @param header what its cells are
     * @param use what its cells hold
     */
    record Column(String header, Use use) {}

    /** What the cells of a column hold. */
    enum Use {
        /** Numbers and marks. */
        NUMBER,
        /** Words. */
        WORDS,
        /** Nothing yet: the reader writes there. */
        BLANK
    }

    /**
     * A row of a table of figures.
     *
     * @param cells its cells; one alone where it names the next rows
     * @param weight how it is emphasised
     */
    record Row(List<String> cells, Weight weight) {
        /** Keeps a copy. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** How a row is emphasised. */
    enum Weight {
        /** Not at all. */
        PLAIN,
        /** It sums up the others. */
        TOTAL,
        /** It names the next rows. */
        SECTION
    }

    /**
     * A table to be filled in.
     *
     * @param name what it is for
     * @param fields its columns; the first one holds the rows' names
     * @param rows the names of its rows
     * @param lines how many lines there is room for in a row
     */
    record Form(String name, List<Field> fields, List<String> rows, int lines) implements Block {
        /** Keeps copies. */
        public Form {
            fields = List.copyOf(fields);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column of a table to be filled in.
     *
     * @param header what is written there
     * @param share its part of the width, in percent
     */
    record Field(String header, int share) {}

    /**
     * Where the parties sign, side by side and on one page.
     *
     * @param name what it is for
     * @param parties the parties
     * @param lines what each of them writes, the signature last
     */
    record Signatures(String name, List<String> parties, List<String> lines) implements Block {
        /** Keeps copies. */
        public Signatures {
            parties = List.copyOf(parties);
            lines = List.copyOf(lines);
        }
    }
}
