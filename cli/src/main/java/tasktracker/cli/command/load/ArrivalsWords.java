package tasktracker.cli.command.load;

import tasktracker.cli.load.Schedule.Arrivals;
import tasktracker.cli.option.Words;

/** The values of {@code --arrivals}. */
final class ArrivalsWords extends Words {
    ArrivalsWords() {
        super(Arrivals.CONSTANT.word(), Arrivals.POISSON.word());
    }
}
