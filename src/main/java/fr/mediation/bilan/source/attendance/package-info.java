/**
 * Attendance logs: one line is one participant of an activity, or a group.
 */
package fr.mediation.bilan.source.attendance;
