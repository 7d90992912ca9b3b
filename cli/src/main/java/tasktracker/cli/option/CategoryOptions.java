package tasktracker.cli.option;

import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.names.CategoryNames;
import tasktracker.contract.Category;
import tasktracker.contract.NewCategory;

/** What to do with a category that does not exist. */
public final class CategoryOptions {
    /** The word for no category. */
    public static final String NONE = "none";

    @Option(names = "--create-category", description = "Create the category when there is none of that name.")
    private boolean create;

    /**
     * The category that is meant, created when that is wanted or, on a terminal, agreed to.
     *
     * @throws CliException.NotFound when there is none
     */
    public Category resolve(Session session, CategoryNames names, String idOrName) {
        return names.find(idOrName).orElseGet(() -> {
            boolean agreed = create || (session.ask().isPossible()
                    && session.ask().confirm("There is no category \"" + idOrName + "\". Create it?"));
            if (!agreed) {
                return names.require(idOrName);
            }
            Category made = session.client().createCategory(new NewCategory(idOrName, null, null));
            names.add(made);
            session.out().notice("created the category " + made.name());
            return made;
        });
    }
}
