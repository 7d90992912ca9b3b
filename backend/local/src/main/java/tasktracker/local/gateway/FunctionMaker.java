package tasktracker.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** Makes a function of the class that the template names as its handler. */
@FunctionalInterface
public interface FunctionMaker {
    /**
     * A new instance.
     *
     * @throws RuntimeException when there is no such class or it cannot be made
     */
    RequestStreamHandler make(String handlerClass);
}
