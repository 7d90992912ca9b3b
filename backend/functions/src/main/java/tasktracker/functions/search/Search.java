package tasktracker.functions.search;

import java.util.List;
import java.util.Optional;
import tasktracker.contract.Limits;
import tasktracker.contract.Task;
import tasktracker.functions.text.SearchText;

/**
 * What tasks are searched for: every term must match, in the title or in the description. Case and accents make no
 * difference ({@link tasktracker.contract.Folding}).
 *
 * @param terms 1 to {@link Limits#SEARCH_TERMS}, each once
 */
public record Search(List<SearchTerm> terms) {
    public Search {
        if (terms.isEmpty() || terms.size() > Limits.SEARCH_TERMS) {
            throw new IllegalArgumentException(terms.size() + " terms");
        }
        terms = List.copyOf(terms);
    }

    /** Whether a task matches. */
    public boolean matches(Task task) {
        return rank(task).isPresent();
    }

    /** How well a task matches; empty when it does not. */
    public Optional<Rank> rank(Task task) {
        return rank(SearchText.of(task.title()), SearchText.of(task.description()));
    }

    /** How well a task with these texts matches, in the form of {@link SearchText#of}; empty when it does not. */
    public Optional<Rank> rank(String title, String description) {
        int outsideTitle = 0;
        int partial = 0;
        for (SearchTerm term : terms) {
            String found;
            if (term.isIn(title)) {
                found = title;
            } else if (term.isIn(description)) {
                found = description;
                outsideTitle++;
            } else {
                return Optional.empty();
            }
            if (!term.isWholeIn(found)) {
                partial++;
            }
        }
        return Optional.of(new Rank(outsideTitle, partial));
    }

    /** Names the search: two that are written differently but find the same in the same order have the same one. */
    public String canonical() {
        StringBuilder out = new StringBuilder();
        for (SearchTerm term : terms) {
            out.append(out.isEmpty() ? "" : "+").append(String.join(" ", term.words()))
                    .append(term.phrase() ? "" : "*");
        }
        return out.toString();
    }
}
