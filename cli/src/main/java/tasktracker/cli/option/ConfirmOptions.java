package tasktracker.cli.option;

import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

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
     * @throws CliException.Cancelled when the user declines, or nobody can be asked
     */
    public void require(Session session, String question, boolean withoutAsking) {
        Profile profile = session.settings().profile();
        if (profile.isProtected()) {
            requireName(session, question, profile.name());
        } else if (!yes) {
            if (session.ask().isPossible()) {
                check(session.ask().confirm(question));
            } else if (!withoutAsking) {
                throw missing(session, question, "--yes");
            }
        }
    }

    private void requireName(Session session, String question, String name) {
        if (confirm != null) {
            if (!confirm.equals(name)) {
                throw new CliException.Cancelled(Failure.of("CONFIRMATION_REQUIRED",
                        "--confirm names " + confirm + ", but the profile is " + name));
            }
        } else if (session.ask().isPossible()) {
            String typed = session.ask().line(question + " The profile is protected; type its name, " + name + ": ");
            check(typed.equals(name));
        } else {
            throw missing(session, question, "--confirm " + name);
        }
    }

    private static void check(boolean agreed) {
        if (!agreed) {
            throw new CliException.Cancelled(Failure.of("CANCELLED", "not confirmed, nothing was changed"));
        }
    }

    private static CliException missing(Session session, String question, String option) {
        return new CliException.Cancelled(Failure.of("CONFIRMATION_REQUIRED",
                "nobody can be asked here: " + question).hint(session.again(option)));
    }
}
