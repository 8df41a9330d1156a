package fr.mediation.bilan.bound;

/** The bounds of all readers. Characters are those of Java: two for the few beyond the basic plane. */
public final class Bounds {
    /**
     * The longest row, in characters. Excel's longest cell has 32,767, and a line of fifty columns about a thousand. A row
     * is held in some dozen copies while a header is searched, within a heap of 224 MB.
     */
    public static final int ROW_CHARACTERS = 1 << 17;

    /** The longest cell of a workbook, in characters: Excel's own limit. */
    public static final int CELL_CHARACTERS = 32_767;

    /** The columns of a row: as many as Excel has, up to XFD. */
    public static final int COLUMNS = 16_384;

    /** The columns of a header: rejected lines go back in a workbook, with two columns more. */
    public static final int HEADER_COLUMNS = COLUMNS - 2;

    /** The rows of a sheet: as many as Excel has. */
    public static final int SHEET_ROWS = 1_048_576;

    /**
     * The rows among which a header is looked for. Titles and instructions above one are rarely more than a dozen, and each
     * row is held against each profile.
     */
    public static final int HEADER_ROWS = 40;

    /**
     * The filled cells among which headers are looked for in all sheets of a file. 255 sheets of 200 columns without a header
     * have two million in their first rows; a sheet with one is read up to it.
     */
    public static final int HEADER_CELLS = 1 << 21;

    /** The memory of the rows that are parsed ahead in one block, in bytes: four blocks exist at a time. */
    public static final int BLOCK_BYTES = 1 << 22;

    /**
     * The bytes of the lines that are stored between two checkpoints, as the database takes them: four slices exist at a
     * time, and one of 20,000 ordinary lines has four million.
     */
    public static final int SLICE_BYTES = 1 << 24;

    /** The sheets of a workbook. One has a sheet for each month, département or place; each sheet has its header. */
    public static final int SHEETS = 255;

    /** The files inside a workbook. One with a sheet for each place, and pictures on each, has some hundred. */
    public static final int ARCHIVE_ENTRIES = 10_000;

    /**
     * How many times its size may be unpacked of an archive, beyond {@link #EXPANSION_FREE}. Sheets expand to five or twenty
     * times, and to sixty where all rows are alike; each is unpacked twice.
     */
    public static final int EXPANSION = 200;

    /** What may be unpacked of any archive, in bytes: a small one of many equal rows is no bomb. */
    public static final long EXPANSION_FREE = 1 << 24;

    /** The bytes of a part that describes others: relationships, sheets, styles. Bloated styles reach ten million. */
    public static final long DESCRIPTION_BYTES = 1 << 25;

    /**
     * The memory that shared texts of a workbook may take, in bytes. They are all held, within a heap of 224 MB; 100,000
     * rows with ten texts of their own each take 80 million.
     */
    public static final long SHARED_TEXT_BYTES = 100_000_000;

    /**
     * The different categories of a column that producers write freely, such as themes, in one file. A list of them has some
     * dozen, and a file of all themes that are in use some hundred; each makes some 300 rows of figures, and a sheet has a
     * million.
     */
    public static final int CATEGORIES = 1_000;

    /** What a text takes in memory beside its characters, in bytes. */
    public static final int TEXT_OVERHEAD = 56;

    /** The bytes of shared texts as they stand in their part, with fonts and phonetic hints. */
    public static final long SHARED_TEXT_PART_BYTES = 1 << 28;

    /** The cell styles of a workbook: Excel admits 65,490. */
    public static final int STYLES = 1 << 16;

    /** The longest number format, in characters: Excel's own limit. */
    public static final int FORMAT_CHARACTERS = 255;

    /** The bytes of a workbook between two tags, and of one tag: no cell is longer, and the parser holds them. */
    public static final int XML_EVENT_BYTES = 1 << 20;

    /** How deep elements of a workbook lie within each other; a cell's text with its font lies eight deep. */
    public static final int XML_DEPTH = 64;

    /**
     * The vocabularies that are declared for an element of a workbook, by itself and by those around it: for each name the
     * parser looks through all of them. Excel declares some twenty.
     */
    public static final int XML_NAMESPACES = 256;

    /** The merged regions of a sheet, which are all held. Three columns merged over each two of 100,000 rows have 150,000. */
    public static final int MERGED_REGIONS = 1 << 18;

    /**
     * The empty cells of a workbook that stand left of others and are not written in it. A million rows of which every
     * other of sixty cells is empty have thirty million.
     */
    public static final long EMPTY_CELLS = 1 << 25;

    /**
     * The cells that merged regions fill in a workbook, and the regions that each row is asked for. Three columns merged
     * over each two of a million rows have three million.
     */
    public static final long MERGED_CELLS = 1 << 22;

    /**
     * The characters that a workbook repeats, by texts of more than {@link #LONG_TEXT} characters that cells share. A
     * remark of six hundred characters on each of 100,000 rows makes sixty million.
     */
    public static final long REPEATED_CHARACTERS = 1 << 26;

    /**
     * The characters that any workbook may repeat so; beyond, {@link #EXPANSION} times its size. A row that differs from others
     * takes at least ten bytes, and each cell is put right and compared anew: it takes as long as if it were written.
     */
    public static final long REPEATED_FREE = 1 << 22;

    /** The length from which a shared text counts as repeated: below, cells take about as much room as their texts. */
    public static final int LONG_TEXT = 255;

    /** How many folders lie within each other in an inbox: a producer's, a year's, a month's, and some more. */
    public static final int FOLDER_DEPTH = 16;

    /** The files and folders in one folder, which is listed and sorted at once. A file a day makes 10,000 in 27 years. */
    public static final int FOLDER_ENTRIES = 20_000;

    /** The files and folders of an inbox: some hundred producers with a file a day each for some years. */
    public static final int INBOX_ENTRIES = 200_000;

    /** The longest regular expression of a profile, in characters. */
    public static final int PATTERN_CHARACTERS = 1_000;

    /**
     * The steps of a regular expression once its repetitions are written out. One that reads dates has 25, and each
     * character of a cell may visit all.
     */
    public static final int PATTERN_STEPS = 2_000;

    /** The values of a column that a profile writes with a star: each text that no other fits is held against all of them. */
    public static final int VALUE_PATTERNS = 1_000;

    /** The digits of a number. No column admits more than twelve; a sum in floating point is written with up to 55. */
    public static final int NUMBER_DIGITS = 100;

    /** How much of a cell's value is shown and stored where it is at fault, in characters: enough to find it by. */
    public static final int SHOWN_CHARACTERS = 200;

    /** The longest value of which it is remembered what it becomes, in characters: 10,000 are for each column. */
    public static final int REMEMBERED_CHARACTERS = 200;

    /**
     * The faults of a delivery. Each takes some hundred bytes in the database, in {@code rejets.csv} and in what goes back: a
     * line of sixty bytes with twenty faults takes a hundred times its own. One line in twenty of ten million has one.
     */
    public static final int FAULTS = 2_000_000;

    /** The faults of a delivery of which most lines are wrong: it is another kind of file. */
    public static final int FAULTS_OF_MOST_LINES = 250_000;

    /**
     * The corrected cells of a delivery that are listed, of each kind: what is repaired in every line is seen in the first
     * ones. The lines of the others are counted.
     */
    public static final int LISTED_CORRECTIONS = 20_000;

    private Bounds() {}
}
