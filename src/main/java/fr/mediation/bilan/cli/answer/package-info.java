/**
 * The answers that commands give with {@code --json}: records whose components are written in their order, under their
 * names in snake case. Small ones stand in their command. No rule of the domain lives here.
 */
package fr.mediation.bilan.cli.answer;
