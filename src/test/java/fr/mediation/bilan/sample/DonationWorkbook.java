package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A donation sheet as people make it: titles, an instruction, a header of two rows with merged cells, dates as dates or
 * as text, a total row, and a sheet that only explains.
 */
final class DonationWorkbook {
    private static final List<String> UPPER = List.of(
            "Date du don",
            "Lieu donateur",
            "Atelier",
            "Bénéficiaire",
            "SIRET ou RNA",
            "Labellisé Ordi 2.0",
            "Équipement",
            "",
            "",
            "",
            "Destination",
            "Valeur unitaire (€)",
            "Foyers équipés",
            "N° de convention",
            "Effacement certifié");
    private static final List<String> LOWER = List.of("Type d’équipement", "Quantité", "Année de fabrication", "État");
    private static final int PARTS = 6;
    private static final List<String> KINDS = List.of("Fixe", "Portable", "Écran", "Tablette", "Imprimante", "fixe");
    private static final List<String> CONDITIONS = List.of("Fonctionnel", "À réparer", "Hors d’usage");
    private static final List<String> DESTINATIONS = List.of("Réemploi", "Réemploi", "Réemploi", "Pièces", "DEEE");

    private final int year;
    private final int part;
    private final SplittableRandom random;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final CellStyle dates = workbook.createCellStyle();
    private final List<Place> donors;

    private DonationWorkbook(int year, int part) {
        this.year = year;
        this.part = part;
        this.random = new SplittableRandom(600 + 10L * year + part);
        this.donors =
                Place.in(year).stream().filter(place -> place.liveliness() > 1).toList();
        dates.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
    }

    static void write(Path folder, int year, int part, PlantedFaults faults) throws IOException {
        DonationWorkbook sheets = new DonationWorkbook(year, part);
        String name = "dons-" + year + "-s" + part + ".xlsx";
        sheets.explanation();
        sheets.lots(name, faults);
        Workbook.write(sheets.workbook, folder.resolve(name));
        sheets.workbook.close();
    }

    private void explanation() {
        Sheet sheet = workbook.createSheet("Lisez-moi");
        sheet.createRow(0).createCell(0).setCellValue("Comment remplir cette fiche");
        sheet.createRow(2).createCell(0).setCellValue("Une ligne par lot. Ne pas modifier les titres des colonnes.");
    }

    private void lots(String name, PlantedFaults faults) {
        Sheet sheet = workbook.createSheet("Dons " + year);
        sheet.createRow(0).createCell(0).setCellValue("Ordi 2.0 — dons d’équipement, semestre " + part + " de " + year);
        sheet.createRow(1).createCell(0).setCellValue("Une ligne par lot ; dates au format jj/mm/aaaa");
        header(sheet);
        int first = 5;
        int lots = 14 + random.nextInt(8);
        int total = 0;
        Place donor = donors.get(0);
        for (int i = 0; i < lots; i++) {
            // Of each pair of lots the donor is written once, over both rows.
            boolean merged = part == 2 && i % 2 == 1;
            donor = merged ? donor : donors.get(random.nextInt(donors.size()));
            total += lot(sheet, first + i, i, donor, merged);
            if (merged) {
                sheet.addMergedRegion(new CellRangeAddress(first + i - 1, first + i, 1, 1));
            }
        }
        if (year == 2016 && part == 1) {
            sheet.getRow(first + 3).getCell(PARTS + 1).setCellValue("une dizaine");
            faults.add(name, "Dons " + year, first + 4, "Quantité", "nombre_invalide");
        }
        Row sum = sheet.createRow(first + lots);
        sum.createCell(0).setCellValue("TOTAL");
        sum.createCell(PARTS + 1).setCellValue(total);
    }

    private void header(Sheet sheet) {
        Row upper = sheet.createRow(3);
        Row lower = sheet.createRow(4);
        for (int i = 0; i < UPPER.size(); i++) {
            upper.createCell(i).setCellValue(UPPER.get(i));
            if (i < PARTS || i >= PARTS + LOWER.size()) {
                sheet.addMergedRegion(new CellRangeAddress(3, 4, i, i));
            } else {
                lower.createCell(i).setCellValue(LOWER.get(i - PARTS));
            }
        }
        sheet.addMergedRegion(new CellRangeAddress(3, 3, PARTS, PARTS + LOWER.size() - 1));
    }

    private int lot(Sheet sheet, int index, int number, Place donor, boolean donorAbove) {
        LocalDate date = LocalDate.of(year, part * 6 - random.nextInt(6), 1 + random.nextInt(28));
        int quantity = 2 + random.nextInt(18);
        String destination = DESTINATIONS.get(random.nextInt(DESTINATIONS.size()));
        boolean reused = destination.startsWith("R");
        Row row = sheet.createRow(index);
        date(row, date, number);
        if (!donorAbove) {
            row.createCell(1).setCellValue(donor.id());
        }
        row.createCell(2).setCellValue(donor.canope() ? donor.name() : "");
        row.createCell(3).setCellValue("Association d’essai n° " + (1 + random.nextInt(25)));
        row.createCell(4)
                .setCellValue(
                        number % 4 == 0
                                ? "W" + String.format("%09d", 751_000_000 + number)
                                : DirectoryFile.siret(200 + number));
        row.createCell(5).setCellValue(number % 6 == 5 ? "" : number % 3 == 0 ? "non" : "oui");
        row.createCell(6).setCellValue(KINDS.get(random.nextInt(KINDS.size())));
        row.createCell(7).setCellValue(quantity);
        row.createCell(8).setCellValue(year - 4 - random.nextInt(5));
        row.createCell(9).setCellValue(CONDITIONS.get(reused ? random.nextInt(2) : 2));
        row.createCell(10).setCellValue(destination);
        row.createCell(11).setCellValue(reused ? "1\u00A0" + (100 + random.nextInt(9)) + ",50" : "");
        if (reused) {
            row.createCell(12).setCellValue(quantity / 2);
        }
        row.createCell(13).setCellValue("C" + year + "-" + part);
        row.createCell(14).setCellValue(number % 5 == 4 ? "" : number % 7 == 0 ? "non" : "oui");
        return quantity;
    }

    private void date(Row row, LocalDate date, int number) {
        if (part == 1) {
            row.createCell(0).setCellValue(date);
            row.getCell(0).setCellStyle(dates);
        } else {
            String pattern = number % 2 == 0 ? "dd/MM/yyyy" : "d MMMM yyyy";
            row.createCell(0)
                    .setCellValue(
                            DateTimeFormatter.ofPattern(pattern, Locale.FRANCE).format(date));
        }
    }
}
