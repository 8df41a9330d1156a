package fr.mediation.bilan.job;

import fr.mediation.bilan.store.PublicationStore;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Keeps which figures a committee was shown. */
@Service
public class Publications {
    private final PublicationStore publications;
    private final Clock clock;

    Publications(PublicationStore publications, Clock clock) {
        this.publications = publications;
        this.clock = clock;
    }

    /**
     * Notes that a year's figures were shown; showing the same ones again changes nothing.
     *
     * @param year the year
     * @param computed the computation they come from
     */
    public void publish(int year, Indicators.Computed computed) {
        publications.publish(computed.basis().code(), year, computed.computation(), LocalDate.now(clock));
    }
}
