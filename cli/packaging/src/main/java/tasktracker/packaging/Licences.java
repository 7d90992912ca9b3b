package tasktracker.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The folder {@code licenses}: what is in the distribution, under which licence, and the licence texts of the jars. */
final class Licences {
    private static final String HEAD = """
            What this distribution contains besides tasktracker itself (its LICENSE is in the folder above).
            Texts that came with a component are in the folder of its name.

            """;

    private final Layout layout;
    private final Path folder;

    Licences(Layout layout) {
        this.layout = layout;
        this.folder = layout.home().resolve("licenses");
    }

    /** Writes the list and the texts. Throws if a component states no licence. */
    void write(Collection<Path> jars) throws IOException {
        Trees.delete(folder);
        Trees.copyFolder(layout.cliModule().resolve("src/dist/licenses"), folder);
        TreeMap<String, Pom> components = new TreeMap<>();
        for (Path jar : jars) {
            if (!jar.startsWith(layout.root())) {
                Pom pom = Pom.beside(jar);
                components.put(pom.id(), pom);
                Path texts = folder.resolve(pom.artifact());
                copyTexts(jar, texts);
                if (Files.notExists(texts) && pom.licences().stream().noneMatch(Licences::needsNoText)) {
                    throw new PackagingException(
                            pom.id() + " came without its licence's text, which we must carry: put it"
                                    + " into cli/src/dist/licenses/" + pom.artifact());
                }
            }
        }
        Pom picocli = Pom.read(layout.picocliModule().resolve("pom.xml"));
        components.put(picocli.id(), picocli);
        StringBuilder list = new StringBuilder(HEAD);
        for (Pom pom : components.values()) {
            List<Pom.Licence> licences = pom.licences();
            if (licences.isEmpty()) {
                throw new PackagingException(pom.id() + " states no licence");
            }
            list.append(pom.id()).append(" - ").append(pom.name()).append('\n');
            licences.forEach(licence -> list.append("    ").append(licence).append('\n'));
        }
        list.append("Java runtime ").append(System.getProperty("java.vendor.version")).append(" by ")
                .append(System.getProperty("java.vendor"))
                .append("\n    GPL-2.0 with Classpath Exception; texts in runtime/legal\n");
        Trees.write(folder.resolve("THIRD-PARTY.txt"), list.toString());
    }

    private static void copyTexts(Path jar, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(Licences::isText).toList()) {
                Path file = to.resolve(Path.of(entry.getName()).getFileName());
                Files.createDirectories(to);
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.write(file, in.readAllBytes());
                }
                Files.setLastModifiedTime(file, Trees.TIME);
            }
        }
    }

    /** Apache's text is our own LICENSE; MIT-0 asks for nothing. */
    private static boolean needsNoText(Pom.Licence licence) {
        return licence.name().contains("Apache") || licence.name().contains("MIT-0")
                || licence.url().contains("apache.org/licenses");
    }

    private static boolean isText(ZipEntry entry) {
        String path = entry.getName();
        String name = path.substring(path.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return !entry.isDirectory() && (path.startsWith("META-INF/") || path.indexOf('/') < 0)
                && !name.endsWith(".CLASS")
                && (name.contains("LICENSE") || name.contains("LICENCE") || name.contains("NOTICE"));
    }
}
