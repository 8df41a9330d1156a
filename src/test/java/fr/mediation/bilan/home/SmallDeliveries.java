package fr.mediation.bilan.home;

import fr.mediation.bilan.job.ingest.Deliveries;
import fr.mediation.bilan.sample.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The deliveries of a network of three places in 2016, with a line of each kind: accepted, repaired, repeated, replaced,
 * rejected and brought back.
 *
 * @param folder where the files are written
 */
record SmallDeliveries(Path folder) {
    /** Who delivers, where nobody says so. */
    static final String PRODUCER = "reseau";

    private static final String ATTENDANCE =
            "id_activite,date,id_lieu,code_insee,type,canal,thematiques,duree_minutes,participants,id_participant,"
                    + "annee_naissance,genre,statut,public,premiere_venue,oriente,nb_femmes,nb_hommes";

    Path directory() {
        return Deliveries.file(
                folder,
                "annuaire-2016.csv",
                "id,nom,code_insee,code_postal,commune,latitude,longitude,typologie,date_etat,date_maj,atelier_canope,"
                        + "date_candidature,date_labellisation,date_charte,ouvert_public,heures_initiation_semaine,"
                        + "animateurs_qualifies,postes_informatiques,abonnement_canope,prix_abonnement",
                "L1,Atelier du Quatorzième,75114,75014,Paris,48.83,2.32,ACI,2016-01-10,2016-01-02,oui,2014-02-01,"
                        + "2014-06-01,2014-07-01,oui,4,2,8,plein,120",
                "L2,Espace de Bordeaux,33063,33000,Bordeaux,44.84,-0.58,EPN,2016-01-10,2015-09-15,non,,,,oui,2,1,5,reduit,60",
                "L3,Médiathèque de Lyon,69383,69003,Lyon,45.76,4.85,BIB,2016-01-10,2015-12-30,non,2015-01-10,"
                        + "2016-03-01,2016-04-01,oui,3,2,6,aucun,");
    }

    /** With a line repaired, one repeated, one replaced further down, and two rejected. */
    Path attendance() {
        return Deliveries.file(
                folder,
                "frequentation-2016.csv",
                ATTENDANCE,
                "A1,2016-03-02,L1,75114,atelier,lieu,bureautique,90,1,p1,1948,F,retraite,usager,oui,non,,",
                "A1,2016-03-02,L1,75114,atelier,lieu,bureautique,90,1,p2,1990,M,en_emploi,usager,non,oui,,",
                "A1,2016-03-02,L1,75114,atelier,lieu,bureautique,90,1,p2,1990,M,en_emploi,usager,non,oui,,",
                "A2,2016-05-04,L2,,individuel,lieu,demarches|internet,45,1,p3,1975,F,sans_emploi,usager,oui,oui,,",
                "A2,2016-05-04,L2,,individuel,lieu,demarches|internet,60,1,p3,1975,F,sans_emploi,usager,oui,oui,,",
                "A3,2016-09-10,L3,69383,portes_ouvertes,lieu,,90,25,,,,,,,,14,11",
                "A4,2016-02-31,L3,69383,atelier,lieu,internet,60,1,p4,1980,F,en_emploi,usager,oui,non,,",
                "A5,2016-10-03,L3,69383,conférence,lieu,internet,60,1,p4,1980,F,en_emploi,usager,oui,non,,",
                "A6,2016-11-07,,1053,atelier,autre_lieu,internet,60-90,1,p5,2001,F,scolarise,etudiant,oui,non,,");
    }

    /**
     * The workbook of rejected lines, one of them corrected.
     *
     * @param returned the workbook
     */
    Path corrected(Path returned) throws IOException {
        Path file = folder.resolve("corrige.xlsx");
        try (InputStream in = Files.newInputStream(returned);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().equals("2016-02-31")) {
                            cell.setCellValue("2016-02-28");
                        }
                    }
                }
            }
            workbook.write(out);
        }
        return file;
    }

    /** One line that was delivered before and is different now, and one that is new. */
    Path laterAttendance() {
        return Deliveries.file(
                folder,
                "frequentation-2016-suite.csv",
                ATTENDANCE,
                "A1,2016-03-02,L1,75114,atelier,lieu,bureautique,120,1,p1,1948,F,retraite,usager,oui,non,,",
                "A7,2016-12-05,L1,75114,individuel,distance,demarches,30,1,p1,1948,F,retraite,usager,non,non,,");
    }

    Path training() {
        return Deliveries.file(
                folder,
                "formations-2016.csv",
                "id_session,date_debut,date_fin,id_lieu,intitule,domaine,modalite,duree_heures,organisme,id_stagiaire,"
                        + "fonction,inscription,present,certification,certifie,cout_euros",
                "S1,2016-04-11,2016-04-12,L1,Accueillir,accompagnement,presentiel,12,Canopé,s1,animateur,inscrit,oui,CléA,oui,150",
                "S1,2016-04-11,2016-04-12,L1,Accueillir,accompagnement,presentiel,12,Canopé,s2,benevole,inscrit,oui,CléA,non,150",
                "S2,2016-06-20,,L2,Données,protection,distance,3.5,Canopé,s3,agent,annule,non,,,");
    }

    Path donation() throws IOException {
        Path file = folder.resolve("dons-2016.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("Dons");
            fill(
                    sheet.createRow(0),
                    "Date du don",
                    "Lieu donateur",
                    "Bénéficiaire",
                    "Labellisé Ordi 2.0",
                    "Type d'équipement",
                    "Quantité",
                    "Année de fabrication",
                    "État",
                    "Destination",
                    "Valeur unitaire (€)",
                    "Foyers équipés",
                    "Effacement certifié");
            fill(
                    sheet.createRow(1),
                    "2016-05-20",
                    "L1",
                    "Association Ordi",
                    "oui",
                    "portable",
                    "6",
                    "2012",
                    "fonctionnel",
                    "réemploi",
                    "80",
                    "5",
                    "oui");
            fill(
                    sheet.createRow(2),
                    "2016-11-18",
                    "L3",
                    "Ressourcerie",
                    "non",
                    "écran",
                    "4",
                    "2009",
                    "hors d'usage",
                    "DEEE",
                    "",
                    "",
                    "");
            Workbook.write(workbook, file);
        }
        return file;
    }

    private static void fill(Row row, String... values) {
        for (int i = 0; i < values.length; i++) {
            row.createCell(i).setCellValue(values[i]);
        }
    }

    Path funding() throws IOException {
        return Deliveries.file(
                Files.createDirectories(folder.resolve("inbox")),
                "moyens-2016.csv",
                "annee,territoire,financeur,nature,montant_euros,heures",
                "2016,,etat,subvention,60000,",
                "2016,33,collectivite,personnel,12000,",
                "2016,84,canope,materiel,3500.50,",
                "2016,75,benevolat,benevolat,,320");
    }

    /** A delivery that is taken back. */
    Path mistaken() {
        return Deliveries.file(
                folder,
                "moyens-2016-erreur.csv",
                "annee,territoire,financeur,nature,montant_euros,heures",
                "2016,,europe,subvention,999999,");
    }

    /** What comes to the home years later: one line that it knows, and is different now, and one of a person it knows. */
    Path afterTheUpdate() {
        return Deliveries.file(
                folder,
                "frequentation-2016-fin.csv",
                ATTENDANCE,
                "A2,2016-05-04,L2,,individuel,lieu,demarches|internet,75,1,p3,1975,F,sans_emploi,usager,oui,oui,,",
                "A8,2016-12-06,L2,33063,individuel,lieu,internet,30,1,p3,1975,F,sans_emploi,usager,non,non,,");
    }
}
