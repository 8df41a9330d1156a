/**
 * What a source is: its canonical columns, how a line of it is read and checked, and the fact that an accepted line
 * becomes. Plain Java, without Spring or JDBC, so that another engine can call the same checks. The five sources live
 * in the packages below and never see each other.
 */
package fr.mediation.bilan.source;
