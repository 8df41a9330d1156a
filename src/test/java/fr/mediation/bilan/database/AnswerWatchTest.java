package fr.mediation.bilan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerWatchTest {
    private final List<String> told = new ArrayList<>();
    private final AnswerWatch watch = new AnswerWatch(sentence -> told.add(sentence.key()));

    private void lookOften() {
        for (int i = 0; i < AnswerWatch.PATIENCE; i++) {
            watch.look();
        }
    }

    @Test
    void aServerThatHangsIsToldOnce() {
        watch.asked();

        lookOften();
        lookOften();

        assertThat(told).containsExactly("database.does-not-answer");
    }

    @Test
    void aServerThatAnswersAgainIsTold() {
        watch.asked();
        lookOften();

        watch.answered();

        assertThat(told).containsExactly("database.does-not-answer", "database.answers");
    }

    @Test
    void anAnswerInTimeIsNotTold() {
        watch.asked();
        watch.look();
        watch.answered();
        lookOften();

        assertThat(told).isEmpty();
    }

    @Test
    void aServerThatIsGoneIsLeftToWhoMeetsIt() {
        watch.asked();
        watch.failed();
        lookOften();

        assertThat(told).isEmpty();
    }

    @Test
    void nothingIsToldWhereTheProcessEnds() {
        watch.asked();
        watch.close();
        lookOften();

        assertThat(told).isEmpty();
    }
}
