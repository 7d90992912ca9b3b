package tasktracker.cli.aws.key;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a key was used for on a day.
 *
 * @param day in UTC
 * @param remaining what the quota leaves in its period, empty when there is no quota
 */
public record DayUsage(IssuedKey key, LocalDate day, long requests, Optional<Long> remaining) {}
