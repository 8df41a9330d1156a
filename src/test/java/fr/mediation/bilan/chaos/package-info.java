/**
 * Real processes of Bilan and its server, whose connections are cut and which are killed: {@code mvn -Pchaos verify}. They
 * take minutes, and time counts in them, so {@code mvn verify} leaves them out.
 */
package fr.mediation.bilan.chaos;
