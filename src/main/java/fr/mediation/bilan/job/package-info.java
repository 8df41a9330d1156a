/**
 * One service for each command that works on a home, and the application they live in. A service takes the run's lock,
 * calls the packages below in their order, and notifies a listener; a page may call it like a command.
 */
package fr.mediation.bilan.job;
