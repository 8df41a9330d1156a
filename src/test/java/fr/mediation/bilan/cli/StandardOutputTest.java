package fr.mediation.bilan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mediation.bilan.cli.terminal.StandardOutput;
import fr.mediation.bilan.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private final StringWriter err = new StringWriter();

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private int codeWhereAnswersGoTo(OutputStream out) {
        StandardOutput answers = new StandardOutput(out);
        PrintWriter writer = new PrintWriter(answers, true, StandardCharsets.UTF_8);
        writer.println("{}");
        return Bilan.ended(ExitCode.DONE, writer, answers, new PrintWriter(err, true), Messages.in(Messages.FRENCH));
    }

    @Test
    void anAnswerThatAFullDiskDoesNotTakeIsToldAndIsNoSuccess() {
        assertThat(codeWhereAnswersGoTo(failing("No space left on device"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("La réponse n’a pas pu être écrite");
    }

    @Test
    void aReaderThatHasReadEnoughIsNoFailure() {
        assertThat(codeWhereAnswersGoTo(failing("Broken pipe"))).isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAnswerThatIsWrittenIsASuccess() {
        assertThat(codeWhereAnswersGoTo(OutputStream.nullOutputStream())).isEqualTo(ExitCode.DONE);
    }
}
