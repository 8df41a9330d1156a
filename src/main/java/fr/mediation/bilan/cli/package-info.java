/**
 * The command line: each command parses its options, calls a job or a pure check, prints what happened and chooses the
 * exit code. No rule of the domain and no SQL lives here.
 */
package fr.mediation.bilan.cli;
