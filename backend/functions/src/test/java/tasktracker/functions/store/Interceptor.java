package tasktracker.functions.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import tasktracker.functions.task.TaskStore;

/** A task store that lets a test step in before a call reaches the store behind it. */
@FunctionalInterface
public interface Interceptor {
    /** Steps in; throws what the call is to throw. */
    void before(String method, Object[] arguments);

    /** A store whose calls go through an interceptor. */
    static TaskStore on(TaskStore behind, Interceptor interceptor) {
        return (TaskStore) Proxy.newProxyInstance(TaskStore.class.getClassLoader(), new Class<?>[]{ TaskStore.class },
                (_, method, arguments) -> {
                    interceptor.before(method.getName(), arguments);
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
