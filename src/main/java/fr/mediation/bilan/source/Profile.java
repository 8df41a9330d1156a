package fr.mediation.bilan.source;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.mediation.bilan.source.cell.Wildcard;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one producer's files map onto a source's canonical columns: everything that is particular to them.
 *
 * @param id the profile's name
 * @param source the source's id
 * @param producer who delivers, where neither the folder nor the command line says
 * @param recognition what a file must have to fit this profile
 * @param encoding the encoding, null where it is detected
 * @param delimiter the delimiter, null where it is detected
 * @param header where the header is and how its rows combine
 * @param columns where the values of canonical columns come from; those not named come from the column of their name
 * @param ignored columns that are known but not used, and not reported
 * @param key the producer's columns that identify a line; empty where the source's own columns do
 * @param redelivery what a later delivery replaces
 * @param complete whether a file of a directory lists all places of its producer; null where that is not said
 * @param surplus what is done with cells beyond the header: {@code refuse} or {@code ignore}
 */
public record Profile(
        String id,
        String source,
        String producer,
        @JsonProperty("recognise") Recognition recognition,
        String encoding,
        String delimiter,
        HeaderPosition header,
        Map<String, ColumnMapping> columns,
        List<String> ignored,
        List<String> key,
        Redelivery redelivery,
        @Nullable Boolean complete,
        String surplus)
        implements Serializable {
    private static final String CANONICAL = "canonique";

    /** Fills in defaults for what a profile does not say. */
    public Profile {
        recognition = recognition == null ? new Recognition(null, null, null) : recognition;
        header = header == null ? HeaderPosition.SEARCHED : header;
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        ignored = ignored == null ? List.of() : List.copyOf(ignored);
        key = key == null ? List.of() : List.copyOf(key);
        redelivery = redelivery == null ? Redelivery.UPSERT : redelivery;
        surplus = surplus == null ? "refuse" : surplus;
    }

    /**
     * What a file must have; null where anything fits.
     *
     * @param file a pattern of its name, in which {@code *} stands for any text
     * @param sheet a pattern of the names of the sheets to read
     * @param columns producer's columns that its header has
     */
    public record Recognition(
            String file,
            String sheet,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> columns)
            implements Serializable {
        /** Keeps a copy of the columns. */
        public Recognition {
            columns = columns == null ? List.of() : List.copyOf(columns);
        }

        /**
         * {@return whether a file may be of this profile by its name}
         *
         * @param name the file's name
         */
        public boolean file(String name) {
            return file == null || new Wildcard(file).matches(name);
        }

        /**
         * {@return whether a sheet is to be read}
         *
         * @param name the sheet's name, empty for a text file
         */
        public boolean sheet(String name) {
            return sheet == null || name.isEmpty() || new Wildcard(sheet).matches(name);
        }
    }

    /**
     * Where the header is.
     *
     * @param row the number of its first row, 0 where it is searched
     * @param rows how many rows make it
     * @param join the text between the names of several rows; null to take the lowest that is filled
     * @param skip how many rows under it are no lines, such as an example
     */
    public record HeaderPosition(int row, Integer rows, String join, int skip) implements Serializable {
        /** Found by its names, wherever it is. */
        public static final HeaderPosition SEARCHED = new HeaderPosition(0, 1, null, 0);

        /** One row where nothing else is said. */
        public HeaderPosition {
            rows = rows == null ? 1 : rows;
        }
    }

    /** What a later delivery of the same producer replaces. */
    public enum Redelivery {
        /** Lines with the same key. */
        @JsonProperty("upsert")
        UPSERT("none"),
        /** All lines of the months it covers. */
        @JsonProperty("replace_months")
        REPLACE_MONTHS("month"),
        /** All lines of the civil years it covers. */
        @JsonProperty("replace_years")
        REPLACE_YEARS("year"),
        /** All lines of the activities it has: who took part in one may have been corrected. */
        @JsonProperty("replace_activities")
        REPLACE_ACTIVITIES("activity");

        private final String period;

        Redelivery(String period) {
            this.period = period;
        }

        /** {@return whose lines are replaced, {@code none}, {@code month}, {@code year} or {@code activity}} */
        public String period() {
            return period;
        }
    }

    /**
     * {@return whether a file of a directory lists all places of its producer, so that those it lacks are closed: where that
     * is not said, true of the canonical columns alone}
     */
    public boolean listsAllPlaces() {
        return complete == null ? CANONICAL.equals(id) : complete;
    }

    /** Where a canonical column comes from. */
    ColumnMapping mapping(String column) {
        return columns.getOrDefault(column, ColumnMapping.of(column));
    }

    /** Whether a profile says how its files are recognised; it then takes precedence over one that does not. */
    boolean specific() {
        return !recognition.columns().isEmpty() || recognition.file() != null || recognition.sheet() != null;
    }

    /** The profiles of a source; without any, one that takes the canonical columns as they are. */
    public static List<Profile> of(List<Profile> profiles, Source source) {
        List<Profile> own =
                profiles.stream().filter(p -> p.source().equals(source.id())).toList();
        return own.isEmpty() ? List.of(canonical(source)) : own;
    }

    private static Profile canonical(Source source) {
        return new Profile(
                CANONICAL, source.id(), "reseau", null, null, null, null, null, null, null, null, null, null);
    }
}
