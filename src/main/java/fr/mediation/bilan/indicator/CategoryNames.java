package fr.mediation.bilan.indicator;

import fr.mediation.bilan.fact.Dimension;
import fr.mediation.bilan.figure.Category;
import fr.mediation.bilan.text.Messages;
import java.util.MissingResourceException;

/** What dimensions and their categories are called where people read them; files have their codes. */
public final class CategoryNames {
    private final Messages messages;

    /**
     * Names in one language.
     *
     * @param messages the reader's language
     */
    public CategoryNames(Messages messages) {
        this.messages = messages;
    }

    /**
     * {@return a dimension's name, for use within a sentence, such as {@code genre}}
     *
     * @param dimension the dimension
     */
    public String dimension(Dimension dimension) {
        return messages.get("indicator.dimension." + dimension.word());
    }

    /**
     * {@return a category's name: its code where it has none, such as a theme}
     *
     * @param category a category of a dimension
     */
    public String category(Category category) {
        try {
            return messages.get("indicator.category." + category.dimension().code() + "." + category.code());
        } catch (MissingResourceException e) {
            String words = category.code().replace('_', ' ');
            return words.substring(0, 1).toUpperCase(messages.locale()) + words.substring(1);
        }
    }

    /**
     * {@return the name of a category of an indicator, whose criteria have names of their own}
     *
     * @param indicator the indicator
     * @param category one of its categories
     */
    public String category(Indicator indicator, Category category) {
        return indicator.criteria().stream()
                .filter(criterion -> category.dimension() == Dimension.CRITERION
                        && criterion.id().equals(category.code()))
                .findFirst()
                .map(criterion -> criterion.label().in(messages.locale()))
                .orElseGet(() -> category(category));
    }
}
