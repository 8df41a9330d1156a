package fr.mediation.bilan.definition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What definitions refer to, followed from one to the next. */
public final class References {
    private References() {}

    /**
     * Looks for a way that leads from a definition back to it. Each definition is entered once, however many ways lead to it:
     * forty of which each refers to all later ones have more ways than could ever be tried.
     *
     * @param start the definition's id
     * @param references what a definition refers to, by its id
     * @return the shortest such way, with the definition at both ends; empty where there is none
     */
    public static List<String> cycle(String start, Function<String, ? extends Collection<String>> references) {
        Map<String, String> reachedFrom = new HashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            String from = waiting.remove();
            for (String to : references.apply(from)) {
                if (to.equals(start)) {
                    return way(start, from, reachedFrom);
                }
                if (reachedFrom.putIfAbsent(to, from) == null) {
                    waiting.add(to);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(String start, String last, Map<String, String> reachedFrom) {
        LinkedList<String> way = new LinkedList<>(List.of(start));
        for (String at = last; !at.equals(start); at = reachedFrom.get(at)) {
            way.addFirst(at);
        }
        way.addFirst(start);
        return way;
    }
}
