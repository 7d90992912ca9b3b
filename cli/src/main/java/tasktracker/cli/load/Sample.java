package tasktracker.cli.load;

/**
 * One request, with the clock readings around it in nanoseconds.
 *
 * @param intended when the schedule wanted it sent
 * @param ready when its sender was there; later than intended only when the generator itself lags
 * @param sent when it had a connection; later than ready when the cap on requests in flight held it back
 * @param ended when the whole answer was there
 */
record Sample(Operation operation, Exchange.Reply reply, long intended, long ready, long sent, long ended) {
    /** What somebody would have waited who wanted an answer at the intended instant. */
    long responseNanos() {
        return ended - intended;
    }

    /** What the server and the network took. */
    long serviceNanos() {
        return ended - sent;
    }
}
