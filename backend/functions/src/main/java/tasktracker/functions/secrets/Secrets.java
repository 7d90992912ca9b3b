package tasktracker.functions.secrets;

import java.util.Optional;

/** Reads a secret: the part of Secrets Manager that we use. */
@FunctionalInterface
interface Secrets {
    /** The text of a version by its stage, such as AWSCURRENT; empty when no version has that stage. */
    Optional<String> read(String stage);
}
