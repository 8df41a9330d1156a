/** The register of governance: one line is an entry, such as a meeting, a decision or a proposal, with its state. */
package fr.mediation.bilan.source.governance;
