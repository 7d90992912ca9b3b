package tasktracker.cli.doctor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsTarget;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.aws.stack.StackFacts;
import tasktracker.cli.aws.stack.Stacks;
import tasktracker.cli.error.CliException;
import tasktracker.cli.time.Span;

/**
 * The stack and the key in it, for those who have AWS credentials for them. The AWS SDK is loaded here and not before.
 *
 * @param stack its name
 * @param profile in force, which a new key would be for
 * @param connected the key whose end is looked up
 */
record AwsChecks(AwsTarget target, String stack, String profile, OnceConnected connected, Clock clock) {
    private static final Duration SOON = Duration.ofDays(14);

    void stack(Consumer<Diagnosis> report) {
        look(Checks.STACK, report, clients -> status(new Stacks(clients).find(stack), clients.region()));
    }

    void key(Consumer<Diagnosis> report) {
        look(Checks.KEY_EXPIRY, report, clients -> StackKeys.of(clients, stack, clock, new SecureRandom())
                .withSecret(connected.get().apiKey()).map(this::expiry)
                .orElseGet(() -> Diagnosis.fail(Checks.KEY_EXPIRY, "the key is none of the stack " + stack
                        + ": it was revoked, or belongs to another stack", "tasktracker keys list")));
    }

    /** Asks AWS something. */
    @FunctionalInterface
    private interface Question {
        Diagnosis ask(AwsClients clients);
    }

    /** Most users of an API administer nothing, which is no fault. */
    private void look(String id, Consumer<Diagnosis> report, Question question) {
        try (AwsClients clients = new AwsClients(target)) {
            report.accept(question.ask(clients));
        } catch (CliException.Denied e) {
            boolean none = e.failure().code().equals("NO_AWS_CREDENTIALS");
            report.accept(none
                    ? Diagnosis.skip(id, "not known without AWS credentials")
                    : Diagnosis.of(id, Verdict.WARN, e));
        } catch (CliException e) {
            report.accept(Diagnosis.of(id, Verdict.WARN, e));
        }
    }

    private Diagnosis status(Optional<StackFacts> found, String region) {
        if (found.isEmpty()) {
            return Diagnosis.fail(Checks.STACK, "there is no stack " + stack + " in " + region,
                    "tasktracker deploy --stack " + stack);
        }
        StackFacts facts = found.get();
        String words = stack + " is " + facts.status();
        if (facts.isGood()) {
            return Diagnosis.pass(Checks.STACK, words);
        }
        return facts.isBusy()
                ? Diagnosis.warn(Checks.STACK, words, "tasktracker stack events --follow")
                : Diagnosis.fail(Checks.STACK, words, "tasktracker stack events");
    }

    private Diagnosis expiry(IssuedKey key) {
        Instant now = clock.instant();
        String name = key.callName();
        return switch (key.state(now)) {
            case ACTIVE -> Diagnosis.pass(Checks.KEY_EXPIRY, name + " has no end");
            case EXPIRING -> {
                Duration left = Duration.between(now, key.note().expiresAt().orElse(now));
                String words = name + " ends in " + Span.words(left);
                yield left.compareTo(SOON) < 0
                        ? Diagnosis.warn(Checks.KEY_EXPIRY, words, "tasktracker keys rotate " + name
                                + " --save-profile " + profile)
                        : Diagnosis.pass(Checks.KEY_EXPIRY, words);
            }
            case OVERDUE, EXPIRED -> Diagnosis.fail(Checks.KEY_EXPIRY, name + " has expired",
                    "tasktracker keys create --user " + key.user() + " --save-profile " + profile);
            case DISABLED -> Diagnosis.fail(Checks.KEY_EXPIRY, name + " is disabled",
                    "tasktracker keys enable " + name);
            case UNATTACHED, UNFINISHED -> Diagnosis.fail(Checks.KEY_EXPIRY, name + " is " + key.state(now).word(),
                    "tasktracker keys show");
        };
    }
}
