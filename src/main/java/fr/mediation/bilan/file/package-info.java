/**
 * The one place that makes files and folders, so that nobody but their owner can read or change them: writing, permissions,
 * and the folder of a process for what is temporary.
 */
package fr.mediation.bilan.file;
