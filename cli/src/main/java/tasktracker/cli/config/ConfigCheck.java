package tasktracker.cli.config;

import java.util.ArrayList;
import java.util.List;

import tasktracker.cli.error.CliException;
import tasktracker.cli.text.Nearest;

/**
 * Refuses a configuration file that says what the tool does not know, so that a typing error never passes for a
 * setting.
 *
 * @param file named in the messages
 */
record ConfigCheck(TomlFile file) {
    /**
     * Looks at every table and key.
     *
     * @throws CliException.Usage at the first that is wrong, with its line
     */
    void check(Toml toml) {
        for (Toml.Table table : toml.tables()) {
            boolean profile = table.path().size() == 2 && table.path().getFirst().equals("profile");
            if (table.line() == 0) {
                root(table);
            } else if (!profile) {
                throw wrong(table.line(), "there is no table [" + String.join(".", table.path())
                        + "]; a profile is [profile.NAME]");
            } else {
                profile(table);
            }
        }
    }

    private void root(Toml.Table table) {
        for (Toml.Entry entry : table.entries().values()) {
            if (!entry.key().equals("current")) {
                throw unknown(entry, List.of("current"));
            }
            demand(entry, entry.value() instanceof String, "a string in quotes");
        }
    }

    private void profile(Toml.Table table) {
        List<String> known = new ArrayList<>();
        for (ProfileKey key : ProfileKey.values()) {
            known.add(key.word());
        }
        boolean local = table.path().get(1).equals(Profile.LOCAL);
        for (Toml.Entry entry : table.entries().values()) {
            if (!known.contains(entry.key())) {
                throw unknown(entry, known);
            }
            boolean guard = entry.key().equals(ProfileKey.PROTECTED.word());
            if (local && !guard) {
                throw wrong(entry.line(), "the profile local is built in and takes only \"protected\"");
            }
            if (guard) {
                demand(entry, entry.value() instanceof Boolean, "true or false");
            } else {
                demand(entry, entry.value() instanceof String text && !text.isBlank(), "a string in quotes");
            }
            if (entry.key().equals(ProfileKey.ENDPOINT.word())) {
                Profiles.endpoint((String) entry.value(), file.path() + " line " + entry.line() + ": endpoint");
            }
        }
    }

    private void demand(Toml.Entry entry, boolean right, String wanted) {
        if (!right) {
            throw wrong(entry.line(), entry.key() + " must be " + wanted);
        }
    }

    private CliException unknown(Toml.Entry entry, List<String> known) {
        return wrong(entry.line(), "there is no key \"" + entry.key() + "\"" + Nearest.to(entry.key(), known)
                .map(near -> "; did you mean " + near + "?").orElse(" (" + String.join(", ", known) + ")"));
    }

    private CliException wrong(int line, String message) {
        return file.invalid("line " + line + ": " + message);
    }
}
