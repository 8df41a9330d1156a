package fr.mediation.bilan.report.docx;

import fr.mediation.bilan.report.ReportFile;
import fr.mediation.bilan.report.ReportFileName;
import fr.mediation.bilan.report.ReportFormat;
import fr.mediation.bilan.report.ReportInput;
import fr.mediation.bilan.report.minutes.MinutesLayout;
import fr.mediation.bilan.report.model.Minutes;
import fr.mediation.bilan.report.office.FileProperties;
import fr.mediation.bilan.report.office.StableZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * Writes the draft of the minutes as a Word document on A4, which LibreOffice opens as well. The same report gives the same
 * bytes, whatever the machine's language, time zone and clock.
 */
public final class MinutesWriter implements ReportFormat {
    private final Instant created;

    /**
     * A writer.
     *
     * @param created the date of creation that the documents carry
     */
    public MinutesWriter(Instant created) {
        this.created = created;
    }

    @Override
    public List<ReportFile> files(ReportInput input) {
        return List.of(new ReportFile(ReportFileName.MINUTES.of(input.year()), bytes(MinutesLayout.of(input))));
    }

    private byte[] bytes(Minutes minutes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LocaleUtil.setUserLocale(minutes.language());
        try (XWPFDocument document = new XWPFDocument()) {
            new PageFrame(document, minutes).write();
            new BlockWriter(document).write(minutes.blocks());
            new FileProperties(created).describe(document, minutes.title(), minutes.subject(), minutes.language());
            document.write(bytes);
            return StableZip.copy(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LocaleUtil.resetUserLocale();
        }
    }
}
