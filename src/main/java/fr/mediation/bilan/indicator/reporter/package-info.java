/**
 * Who reports: what a reporter did in two years, how far deliveries reach, which places directories list, and which reporters go
 * on under another name.
 */
@NullMarked
package fr.mediation.bilan.indicator.reporter;

import org.jspecify.annotations.NullMarked;
