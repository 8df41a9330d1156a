/**
 * How much of a file is read: the bounds of all readers, each with its reason. A small file may ask for any amount of time
 * and memory; beyond a bound it is refused, and the next one is read.
 */
package fr.mediation.bilan.bound;
