package fr.mediation.bilan.mutation;

/**
 * A file as a program saved it.
 *
 * @param ending how its name ends
 * @param bytes what it holds
 */
record Saved(String ending, byte[] bytes) {}
