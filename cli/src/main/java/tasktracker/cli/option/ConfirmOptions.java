package tasktracker.cli.option;

import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;

/** Consent to what cannot be taken back. */
public final class ConfirmOptions {
    @Option(names = { "-y", "--yes" }, description = "Do it without asking.")
    private boolean yes;

    @Option(names = "--confirm", paramLabel = "NAME",
            description = "Needed instead of --yes when the profile is protected: its name.")
    private String confirm;

    /**
     * Goes on when the user agrees.
     *
     * @param question such as {@code delete 3 tasks?}
     * @param withoutAsking whether, where nobody can be asked, naming the thing was consent enough
     * @return whether the question was put, so that time went by
     * @throws CliException.Cancelled when the user declines, or nobody can be asked
     */
    public boolean require(Session session, String question, boolean withoutAsking) {
        Profile profile = session.settings().profile();
        if (profile.isProtected()) {
            GuardOptions.requireName(session, question, profile.name(), confirm);
            return confirm == null;
        }
        if (yes) {
            return false;
        }
        if (session.ask().isPossible()) {
            GuardOptions.check(session.ask().confirm(question));
            return true;
        }
        if (!withoutAsking) {
            throw GuardOptions.missing(session, question, "--yes");
        }
        return false;
    }
}
