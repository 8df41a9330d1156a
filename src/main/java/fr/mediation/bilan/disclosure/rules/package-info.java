/** What {@code jobs/confidentiality.yaml} says: who must not be recognised in a figure, and from how many on nobody is. */
package fr.mediation.bilan.disclosure.rules;
