package fr.mediation.bilan.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One small file per rule that rejects, each with a good line and exactly the faults listed beside. */
final class DirtyFiles {
    private static final String ATTENDANCE =
            "id_activite,date,type,id_lieu,code_insee,code_postal,commune,duree_minutes,"
                    + "participants,id_participant,annee_naissance,genre,nb_femmes,nb_hommes";
    private static final String GOOD = "A1,2016-03-01,atelier,EPN-1,,,,60,,p1,1980,F,,";
    private static final String TRAINING =
            "id_session,date_debut,date_fin,code_insee,duree_heures,id_stagiaire,inscription,present,certifie";
    private static final String FUNDING = "annee,territoire,financeur,nature,montant_euros,heures";
    private static final String DIRECTORY =
            "id,nom,code_insee,latitude,longitude,date_etat,date_candidature,date_labellisation";

    private final Path folder;
    private final PlantedFaults faults = new PlantedFaults();

    private DirtyFiles(Path folder) {
        this.folder = folder;
    }

    static void write(Path folder, Path list) throws IOException {
        DirtyFiles files = new DirtyFiles(folder);
        files.attendance();
        files.others();
        files.donations();
        files.unreadable();
        // Folders with this file are passed over when an inbox is read.
        Files.write(folder.resolve(".bilanignore"), new byte[0]);
        files.faults.write(list);
    }

    private void attendance() throws IOException {
        rule("champ_obligatoire", "type", "A2,2016-03-01,,EPN-1,,,,60,,p2,1980,F,,");
        rule("date_invalide", "date", "A2,31/02/2016,atelier,EPN-1,,,,60,,p2,1980,F,,");
        rule("date_hors_periode", "date", "A2,2099-03-01,atelier,EPN-1,,,,60,,p2,,F,,");
        rule("nombre_invalide", "participants", "A2,2016-03-01,atelier,EPN-1,,,,60,douze,,,,,");
        rule("valeur_hors_bornes", "duree_minutes", "A2,2016-03-01,atelier,EPN-1,,,,3000,,p2,1980,F,,");
        rule("valeur_inconnue", "genre", "A2,2016-03-01,atelier,EPN-1,,,,60,,p2,1980,X,,");
        rule("commune_inconnue", "code_insee", "A2,2016-03-01,atelier,,99999,,,60,,p2,1980,F,,");
        rule("code_postal_inconnu", "code_postal", "A2,2016-03-01,atelier,,,99123,Nulle-Part,60,,p2,1980,F,,");
        rule("commune_ambigue", "code_postal", "A2,2016-03-01,atelier,,,01800,,60,,p2,1980,F,,");
        rule("lieu_absent", "", "A2,2016-03-01,atelier,,,,,60,,p2,1980,F,,");
        rule("effectifs_incoherents", "participants", "A2,2016-03-01,atelier,EPN-1,,,,60,5,,,,4,3");
        rule("groupe_identifie", "participants", "A2,2016-03-01,atelier,EPN-1,,,,60,5,p2,1980,F,,");
        rule("doublon", "", GOOD);
        rule("cellules_en_trop", "", "A2,2016-03-01,atelier,EPN-1,,,,60,,p2,1980,F,,,surplus");
        rule("texte_endommage", "commune", "A2,2016-03-01,atelier,,,80000,Ami\uFFFDns,60,,p2,1980,F,,");
        rule("identifiant_altere", "id_participant", "A2,2016-03-01,atelier,EPN-1,,,,60,,2.01604E+14,1980,F,,");
        rule("valeur_absente", "id_activite", "NC,2016-03-01,atelier,EPN-1,,,,60,,p2,1980,F,,");
        String swallowing = "A2,2016-03-01,atelier,EPN-1,,,\"Lille,60,,p2,1980,F,,\n"
                + "A3,2016-03-01,atelier,EPN-1,,,,60,,p3,1980,F,,\n"
                + "A4,2016-03-01,atelier,EPN-1,,,Lille\",60,,p4,1980";
        rule("lignes_avalees", "commune", swallowing);
        rule("cellule_en_erreur", "id_activite", "#N/A,2016-03-01,atelier,EPN-1,,,,60,,p2,1980,F,,");
        rule("identifiant_masque", "id_participant", "A2,2016-03-01,atelier,EPN-1,,,,60,,[masqué],1980,F,,");
        rule("plusieurs_personnes", "id_participant", "A2,2016-03-01,atelier,EPN-1,,,,60,,p2 ; p3,1980,F,,");
    }

    /** A file of one good line and one that breaks a rule. */
    private void rule(String rule, String column, String bad) throws IOException {
        String name = "frequentation-" + rule + ".csv";
        text(name, ATTENDANCE, GOOD, bad);
        faults.add(name, "", 3, column, rule);
    }

    private void others() throws IOException {
        text(
                "formations-dates_inversees.csv",
                TRAINING,
                "F1,2016-03-01,2016-03-02,59350,6,s1,inscrit,oui,oui",
                "F2,2016-03-01,2016-02-27,59350,6,s1,inscrit,oui,oui");
        faults.add("formations-dates_inversees.csv", "", 3, "date_fin", "dates_inversees");
        text(
                "formations-contradiction.csv",
                TRAINING,
                "F1,2016-03-01,2016-03-02,59350,6,s1,inscrit,oui,oui",
                "F2,2016-03-01,2016-03-02,59350,6,s1,inscrit,non,oui");
        faults.add("formations-contradiction.csv", "", 3, "certifie", "contradiction");
        text("moyens-montant_absent.csv", FUNDING, "2016,R84,etat,subvention,1000,", "2016,R84,etat,personnel,,");
        faults.add("moyens-montant_absent.csv", "", 3, "", "montant_absent");
        text("moyens-territoire_inconnu.csv", FUNDING, "2016,,etat,subvention,1000,", "2016,ZZ,etat,subvention,1000,");
        faults.add("moyens-territoire_inconnu.csv", "", 3, "territoire", "territoire_inconnu");
        text("moyens-nombre_ambigu.csv", FUNDING, "2016,R84,etat,subvention,1000,", "2016,R53,etat,subvention,24.000,");
        faults.add("moyens-nombre_ambigu.csv", "", 3, "montant_euros", "nombre_ambigu");
        text(
                "annuaire-coordonnees_invalides.csv",
                DIRECTORY,
                "EPN-1,Espace de Lille,59350,50.63,3.06,2016-12-31,,",
                "EPN-2,Espace d’Arras,62041,200,2.78,2016-12-31,,");
        faults.add("annuaire-coordonnees_invalides.csv", "", 3, "latitude", "coordonnees_invalides");
        text(
                "annuaire-dates_inversees.csv",
                DIRECTORY,
                "EPN-1,Espace de Lille,59350,,,2016-12-31,2016-01-05,2016-03-05",
                "EPN-2,Espace d’Arras,62041,,,2016-12-31,2016-03-05,2016-01-05");
        faults.add("annuaire-dates_inversees.csv", "", 3, "date_labellisation", "dates_inversees");
    }

    private void donations() throws IOException {
        String name = "dons-deux-feuilles.xlsx";
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet first = donationSheet(workbook, "Janvier");
            row(first, 3, "12/01/2016", "EPN-1", "Le Relais", "W751234567", "Portable", "4");
            row(first, 4, "13/01/2016", "EPN-1", "Le Relais", "12345678901234", "Portable", "4");
            row(first, 5, "TOTAL", "", "", "", "", "8");
            Sheet second = donationSheet(workbook, "Février");
            row(second, 3, "12 février 2016", "EPN-1", "Le Relais", "", "Fixe", "douze");
            row(second, 4, "30/02/2016", "EPN-1", "Le Relais", "", "Grille-pain", "2");
            Workbook.write(workbook, folder.resolve(name));
        }
        faults.add(name, "Janvier", 5, "SIRET ou RNA", "identifiant_invalide");
        faults.add(name, "Février", 4, "Quantité", "nombre_invalide");
        faults.add(name, "Février", 5, "Date du don", "date_invalide");
        faults.add(name, "Février", 5, "Type d'équipement", "valeur_inconnue");
    }

    private static Sheet donationSheet(XSSFWorkbook workbook, String name) {
        Sheet sheet = workbook.createSheet(name);
        sheet.createRow(0).createCell(0).setCellValue("Dons de " + name.toLowerCase(Locale.FRANCE));
        row(sheet, 2, "Date du don", "Lieu donateur", "Bénéficiaire", "SIRET ou RNA", "Type d’équipement", "Quantité");
        return sheet;
    }

    private static void row(Sheet sheet, int index, String... cells) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private void unreadable() throws IOException {
        text("illisibles/vide.csv");
        text("illisibles/courses.csv", "article,rayon", "pain,boulangerie");
        text("illisibles/frequentation-sans-date.csv", "id_activite,type,id_lieu,genre", "A1,atelier,EPN-1,F");
        Files.write(
                folder.resolve("illisibles/frequentation-coupe.csv"),
                (ATTENDANCE + "\n" + GOOD + "\nA2,2016-03-01,atelier,\"EPN-1,,,,60").getBytes(StandardCharsets.UTF_8));
        text("illisibles/dons-faux.xlsx", "ceci n’est pas un classeur");
        Files.write(
                folder.resolve("illisibles/note.pdf"),
                "%PDF-1.4\n%\u00e2\u00e3\u0000\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private void text(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        String content = lines.length == 0 ? "" : String.join("\n", List.of(lines)) + "\n";
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
