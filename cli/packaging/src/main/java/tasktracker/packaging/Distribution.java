package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution, step by step. A step whose input has not changed since the last build is skipped. */
final class Distribution {
    private static final List<String> FILES = List.of("template.yaml", "samconfig.toml", "LICENSE");
    /** The completion scripts, and where each shell looks for them below {@code share}. */
    private static final Map<String, String> COMPLETIONS = Map.of(
            "tasktracker.bash", "bash-completion/completions/tasktracker",
            "_tasktracker", "zsh/site-functions/_tasktracker",
            "tasktracker.fish", "fish/vendor_completions.d/tasktracker.fish");

    /** What AWS allows whoever deploys or manages keys. */
    private static final List<String> POLICIES = List.of("deployer.json", "key-manager.json");

    private final Layout layout;
    private final Stamps stamps;

    Distribution(Layout layout) {
        this.layout = layout;
        this.stamps = new Stamps(layout.work());
    }

    /** Builds folder and archive. Returns one line about them. */
    String build() throws IOException, InterruptedException {
        Files.createDirectories(layout.home());
        RuntimeImage image = new RuntimeImage(layout);
        stamps.once(layout.java(), image.key(), image::link);

        ModuleJars functions = ModuleJars.of(layout.functionsModule(), layout.version());
        ModuleJars local = ModuleJars.of(layout.localModule(), layout.version());
        ModuleJars cli = ModuleJars.of(layout.cliModule(), layout.version());

        Library localLibrary = new Library(layout.home(), "local");
        List<Path> localJars = new ArrayList<>();
        localJars.add(local.own());
        localJars.add(layout.functionsJar());
        localJars.addAll(local.without(functions));
        localLibrary.replace(localJars);
        Path nativeFolder = new SqliteNative(localLibrary).extract();
        Library cliLibrary = new Library(layout.home(), "cli");
        cliLibrary.replace(cli.all());

        for (String file : FILES) {
            Trees.copy(layout.root().resolve(file), layout.home().resolve(file));
        }
        for (String policy : POLICIES) {
            Trees.copy(layout.root().resolve("cli/iam").resolve(policy),
                    layout.home().resolve("share/iam").resolve(policy));
        }
        for (Map.Entry<String, String> completion : COMPLETIONS.entrySet()) {
            Path place = layout.home().resolve("share").resolve(completion.getValue());
            Trees.copy(layout.root().resolve("completions").resolve(completion.getKey()), place);
        }
        List<Path> jars = Stream.concat(cli.all().stream(), local.all().stream()).toList();
        new Licences(layout).write(jars);
        new BillOfMaterials(layout).write(jars);

        Side localSide = Side.local(layout.home(), localLibrary, nativeFolder);
        Side cliSide = Side.cli(layout.home(), cliLibrary);
        new Launchers(layout).write(cliSide, localSide);
        Manuals manuals = new Manuals(layout, cliSide);
        stamps.once(manuals.folder(), image.key() + cliSide.key(), manuals::write);
        for (Side side : List.of(localSide, cliSide)) {
            AotCache cache = new AotCache(layout, side);
            stamps.once(side.cache(), image.key() + side.key(), cache::train);
            cache.verify();
        }

        Contents contents = new Contents(layout.home());
        stamps.once(layout.archive(), contents.key(), () -> TarGz.pack(layout.home(), layout.archive()));
        return contents.check(layout.archive());
    }
}
