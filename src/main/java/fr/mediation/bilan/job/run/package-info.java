/**
 * What every run needs: the home, the lock that keeps runs apart, jobs that are run, resumed and recovered, and progress.
 */
package fr.mediation.bilan.job.run;
