package tasktracker.cli.option;

import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Consent to what destroys something of a protected profile: its name. Other profiles are not asked about. */
public final class GuardOptions {
    @Option(names = "--confirm", paramLabel = "NAME",
            description = "Needed when the profile is protected: its name.")
    private String confirm;

    /**
     * Goes on when the profile is not protected, or the user names it.
     *
     * @param question such as {@code delete 3 tasks?}
     * @throws CliException.Cancelled when the user names another, or nobody can be asked
     */
    public void require(Session session, Profile profile, String question) {
        if (profile.isProtected()) {
            requireName(session, question, profile.name(), confirm);
        }
    }

    static void requireName(Session session, String question, String name, String confirm) {
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

    static void check(boolean agreed) {
        if (!agreed) {
            throw new CliException.Cancelled(Failure.of("CANCELLED", "not confirmed, nothing was changed"));
        }
    }

    static CliException missing(Session session, String question, String option) {
        return new CliException.Cancelled(Failure.of("CONFIRMATION_REQUIRED",
                "nobody can be asked here: " + question).hint(session.again(option)));
    }
}
