package tasktracker.cli.journal;

import java.time.Instant;

/**
 * One command in the journal.
 *
 * @param goal the category's id of a move, null for none and for other deeds
 * @param command the command line, for people
 * @param selection what tells the tasks that it is about from others: a command that was interrupted goes on when it is
 *            given again with the same selection
 * @param audience whose tasks they are, as {@code Session.audience()} says
 */
public record Entry(Deed deed, String goal, String command, String selection, String audience, Instant at) {}
