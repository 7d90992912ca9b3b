package tasktracker.functions.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A function in a process of its own, under AWS's own runtime client, as Lambda starts it. */
final class Instance implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final RuntimeApi api;
    private final Process process;
    private final long started;

    private Instance(RuntimeApi api, Process process, long started) {
        this.api = api;
        this.process = process;
        this.started = started;
    }

    /**
     * Starts a function.
     *
     * @param home the working directory, where the runtime client finds the classes of the function
     * @param output takes what it prints
     */
    static Instance start(Path home, String handler, Map<String, String> environment, List<String> options,
            File output) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"));
        all.putAll(environment);
        return startForSnapshot(home, handler, all, options, output);
    }

    /** As above, without credentials in the environment: with SnapStart they come from elsewhere. */
    static Instance startForSnapshot(Path home, String handler, Map<String, String> environment,
            List<String> options, File output) throws IOException {
        RuntimeApi api = new RuntimeApi();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // As Lambda's own start script does.
        command.addAll(List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", ClassPath.ofRuntimeClient(), CLIENT, handler));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(
                        Redirect.appendTo(output));
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(Map.of("AWS_LAMBDA_RUNTIME_API", api.address(), "LAMBDA_TASK_ROOT", home.toString(),
                "AWS_LAMBDA_FUNCTION_NAME", "f", "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024", "AWS_REGION", "us-east-1",
                "_HANDLER", handler, "LANG", "en_US.UTF-8"));
        variables.putAll(Map.of("TASKS_TABLE", "tasks", "CATEGORIES_TABLE", "categories", "LEDGER_TABLE", "ledger",
                "CURSOR_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:123456789012:secret:s", "SERVICE_NAME",
                "tasktracker", "METRICS_NAMESPACE", "tasktracker"));
        variables.putAll(environment);
        long started = System.nanoTime();
        return new Instance(api, builder.start(), started);
    }

    RuntimeApi api() {
        return api;
    }

    /** Milliseconds from the start of the process. */
    double sinceStart(long nanoTime) {
        return (nanoTime - started) / 1e6;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
