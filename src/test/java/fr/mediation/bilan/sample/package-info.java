/**
 * Makes the sample data: three years of an invented network in real communes, clean enough to be believed and dirty
 * enough to be useful. Run {@link fr.mediation.bilan.sample.SampleData} by hand; the same program gives the same bytes.
 */
package fr.mediation.bilan.sample;
