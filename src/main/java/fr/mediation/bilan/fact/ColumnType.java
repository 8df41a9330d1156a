package fr.mediation.bilan.fact;

/** What the values of a column are. */
public enum ColumnType {
    /** Whole or decimal numbers. */
    NUMBER,
    /** Texts, codes among them. */
    TEXT,
    /** True or false. */
    BOOLEAN,
    /** Days. */
    DATE,
    /** Pseudonyms: they can be told apart and counted, and nothing else. */
    KEY
}
