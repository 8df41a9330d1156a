package fr.mediation.bilan.sample;

import java.math.BigDecimal;
import java.util.List;

/**
 * A real town in which invented places stand. Coordinates are those of the town, to a hundredth of a degree.
 *
 * @param code its code, that of an arrondissement in Paris, Lyon and Marseille, and once that of a merged commune
 * @param name its name
 * @param postalCode a postal code
 * @param latitude degrees north
 * @param longitude degrees east
 */
record Town(String code, String name, String postalCode, BigDecimal latitude, BigDecimal longitude) {
    private static final String TOWNS = """
            75114;Paris;75014;48.83;2.33
            69383;Lyon;69003;45.76;4.86
            13201;Marseille;13001;43.30;5.37
            33063;Bordeaux;33000;44.84;-0.58
            31555;Toulouse;31000;43.60;1.44
            34172;Montpellier;34000;43.61;3.88
            59350;Lille;59000;50.63;3.06
            80021;Amiens;80000;49.89;2.30
            67482;Strasbourg;67000;48.58;7.75
            51454;Reims;51100;49.26;4.03
            54395;Nancy;54000;48.69;6.18
            21231;Dijon;21000;47.32;5.04
            25056;Besançon;25000;47.24;6.02
            45234;Orléans;45000;47.90;1.91
            44109;Nantes;44000;47.22;-1.55
            35238;Rennes;35000;48.11;-1.68
            14118;Caen;14000;49.18;-0.37
            76540;Rouen;76000;49.44;1.10
            63113;Clermont-Ferrand;63000;45.78;3.09
            87085;Limoges;87000;45.83;1.26
            86194;Poitiers;86000;46.58;0.34
            2A004;Ajaccio;20000;41.92;8.74
            2B033;Bastia;20200;42.70;9.45
            97105;Basse-Terre;97100;16.00;-61.73
            97209;Fort-de-France;97200;14.60;-61.07
            97302;Cayenne;97300;4.94;-52.33
            97411;Saint-Denis;97400;-20.88;55.45
            97611;Mamoudzou;97600;-12.78;45.23
            06088;Nice;06000;43.70;7.27
            38185;Grenoble;38000;45.19;5.72
            01361;Saint-Jean-de-Niost;01800;45.83;5.22
            50129;Cherbourg-Octeville;50100;49.64;-1.62
            59392;Maubeuge;59600;50.28;3.97
            62041;Arras;62000;50.29;2.78
            02691;Saint-Quentin;02100;49.85;3.29
            60057;Beauvais;60000;49.43;2.08
            08105;Charleville-Mézières;08000;49.77;4.72
            57463;Metz;57000;49.12;6.18
            88160;Épinal;88000;48.17;6.45
            68224;Mulhouse;68100;47.75;7.34
            71270;Mâcon;71000;46.31;4.83
            58194;Nevers;58000;46.99;3.16
            70550;Vesoul;70000;47.62;6.16
            18033;Bourges;18000;47.08;2.40
            37261;Tours;37000;47.39;0.69
            28085;Chartres;28000;48.45;1.49
            49007;Angers;49000;47.47;-0.55
            72181;Le Mans;72000;48.00;0.20
            85191;La Roche-sur-Yon;85000;46.67;-1.43
            29019;Brest;29200;48.39;-4.49
            22278;Saint-Brieuc;22000;48.51;-2.77
            56260;Vannes;56000;47.66;-2.76
            61001;Alençon;61000;48.43;0.09
            27229;Évreux;27000;49.02;1.15
            03190;Moulins;03000;46.57;3.33
            15014;Aurillac;15000;44.93;2.44
            73065;Chambéry;73000;45.57;5.92
            42218;Saint-Étienne;42000;45.44;4.39
            23096;Guéret;23000;46.17;1.87
            19272;Tulle;19000;45.27;1.77
            17300;La Rochelle;17000;46.16;-1.15
            79191;Niort;79000;46.32;-0.46
            24322;Périgueux;24000;45.18;0.72
            64445;Pau;64000;43.30;-0.37
            40192;Mont-de-Marsan;40000;43.89;-0.50
            12202;Rodez;12000;44.35;2.57
            46042;Cahors;46000;44.45;1.44
            65440;Tarbes;65000;43.23;0.08
            11069;Carcassonne;11000;43.21;2.35
            66136;Perpignan;66000;42.70;2.90
            30189;Nîmes;30000;43.84;4.36
            84007;Avignon;84000;43.95;4.81
            83137;Toulon;83000;43.12;5.93
            04070;Digne-les-Bains;04000;44.09;6.24
            93066;Saint-Denis;93200;48.94;2.36
            92050;Nanterre;92000;48.89;2.21
            77288;Melun;77000;48.54;2.66
            78646;Versailles;78000;48.80;2.13
            95127;Cergy;95000;49.04;2.06
            97415;Saint-Paul;97460;-21.01;55.27
            """;

    static List<Town> all() {
        return TOWNS.lines().map(line -> line.split(";")).map(Town::of).toList();
    }

    private static Town of(String[] cells) {
        return new Town(cells[0], cells[1], cells[2], new BigDecimal(cells[3]), new BigDecimal(cells[4]));
    }

    /** The first three characters of an overseas code, two of the others. */
    String department() {
        return code.substring(0, code.startsWith("97") ? 3 : 2);
    }
}
