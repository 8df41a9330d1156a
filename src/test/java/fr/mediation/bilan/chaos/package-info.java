/**
 * Real processes of Bilan and its server, whose connections are cut, which are killed, or which are given files that ask
 * for too much: {@code mvn -Pchaos verify}. They take minutes, and time counts in them, so {@code mvn verify} leaves them
 * out.
 */
package fr.mediation.bilan.chaos;
