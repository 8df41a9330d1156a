package fr.mediation.bilan.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who follows a page arrives. */
class LinksTest {
    private static final int MOST_LINES = 250;
    private static final Pattern PATH = Pattern.compile("(src|jobs|sample-data|\\.readme|\\.ci)/[\\w./-]+|pom\\.xml");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachLinkAndPictureLeadsToWhatThereIs(Page page) {
        assertThat(page.links()).isNotEmpty().allSatisfy(link -> assertLeadsSomewhere(page, link));
    }

    private static void assertLeadsSomewhere(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page.file()
                : page.file().resolveSibling(parts[0]).normalize();

        assertThat(target).exists();
        if (parts.length > 1) {
            assertThat(Page.all())
                    .filteredOn(other -> other.file().equals(target))
                    .singleElement()
                    .satisfies(other -> assertThat(other.anchors()).contains(parts[1]));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachPathOfTheRepositoryExists(Page page) {
        assertThat(page.code())
                .filteredOn(code -> PATH.matcher(code).matches())
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void theReadmeIsReadInOneSitting() {
        assertThat(Page.README.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
}
