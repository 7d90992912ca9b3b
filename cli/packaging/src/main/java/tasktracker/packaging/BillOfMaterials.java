package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file {@code sbom.cdx.json}: what is in the distribution, functions included, for tools that look up what is known
 * against it. CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/); the same content gives the same bytes.
 */
final class BillOfMaterials {
    private static final String PICOCLI = "picocli.version";

    private final Layout layout;

    BillOfMaterials(Layout layout) {
        this.layout = layout;
    }

    /** Writes the file. The jars of this project are no components; picocli, which it compiles, is one. */
    void write(Collection<Path> jars) throws IOException {
        TreeMap<String, String> components = new TreeMap<>();
        for (Path jar : jars) {
            if (!jar.startsWith(layout.root())) {
                Pom pom = Pom.beside(jar);
                components.put(pom.id(), library(pom.group(), pom.artifact(), pom.version(), pom.licences(),
                        Optional.of(Digests.of(jar))));
            }
        }
        String version = Pom.read(layout.root().resolve("pom.xml")).property(PICOCLI);
        List<Pom.Licence> licences = Pom.read(layout.picocliModule().resolve("pom.xml")).licences();
        components.put("info.picocli", library("info.picocli", "picocli", version, licences, Optional.empty()));
        components.put("~", runtime());
        Trees.write(layout.home().resolve("sbom.cdx.json"), """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {"component": {"type": "application", "bom-ref": "tasktracker", "name": "tasktracker", \
                "version": %s, "licenses": [{"license": {"id": "Apache-2.0"}}]}},
                  "components": [
                    %s
                  ]
                }
                """.formatted(quoted(layout.version()), String.join(",\n    ", components.values())));
    }

    private static String library(String group, String name, String version, List<Pom.Licence> licences,
            Optional<String> sha256) {
        String purl = quoted("pkg:maven/" + group + "/" + name + "@" + version);
        String hashes = sha256
                .map(digest -> "\"hashes\": [{\"alg\": \"SHA-256\", \"content\": " + quoted(digest) + "}], ")
                .orElse("");
        return "{\"type\": \"library\", \"bom-ref\": " + purl + ", \"group\": " + quoted(group) + ", \"name\": "
                + quoted(name) + ", \"version\": " + quoted(version) + ", " + hashes + "\"licenses\": ["
                + String.join(", ", licences.stream().map(BillOfMaterials::licence).toList()) + "], \"purl\": " + purl
                + "}";
    }

    private static String licence(Pom.Licence licence) {
        String name = licence.name().isEmpty() ? licence.url() : licence.name();
        String url = licence.url().isEmpty() ? "" : ", \"url\": " + quoted(licence.url());
        return "{\"license\": {\"name\": " + quoted(name) + url + "}}";
    }

    /** The Java that runs the build is the one that is linked into the distribution. */
    private static String runtime() {
        String version = System.getProperty("java.version");
        return "{\"type\": \"platform\", \"bom-ref\": \"runtime\", \"publisher\": "
                + quoted(System.getProperty("java.vendor"))
                + ", \"name\": \"openjdk\", \"version\": " + quoted(version) + ", \"cpe\": "
                + quoted("cpe:2.3:a:oracle:openjdk:" + version + ":*:*:*:*:*:*:*")
                + ", \"licenses\": [{\"license\": {\"name\": \"GPL-2.0 with Classpath Exception\"}}]}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
