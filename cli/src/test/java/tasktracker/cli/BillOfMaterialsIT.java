package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bill of materials in the distribution names what is in it, by the digests of the very files. */
final class BillOfMaterialsIT {
    private static final Path HOME = Path.of("target/tasktracker");

    @ParameterizedTest
    @ValueSource(strings = { "cli", "local" })
    void namesEveryJarOfOthers(String library) throws Exception {
        Map<String, JsonNode> components = components();
        try (Stream<Path> jars = Files.list(HOME.resolve("lib").resolve(library))) {
            for (Path jar : jars.filter(BillOfMaterialsIT::isOthers).toList()) {
                JsonNode component = components.get(jar.getFileName().toString());
                assertEquals(digest(jar), component.path("hashes").path(0).path("content").asText(), jar.toString());
            }
        }
    }

    @Test
    void namesWhatHasNoJarOfItsOwn() throws Exception {
        Map<String, JsonNode> components = components();

        assertEquals("pkg:maven/software.amazon.awssdk/dynamodb@2.54.14",
                components.get("dynamodb-2.54.14.jar").path("purl").asText(), "in the functions");
        assertEquals("pkg:maven/info.picocli/picocli@4.7.7", components.get("picocli-4.7.7.jar").path("purl").asText());
        assertTrue(components.keySet().stream().anyMatch(name -> name.startsWith("openjdk-25")), "the runtime");
    }

    @Test
    void saysUnderWhichLicenceEachIs() throws Exception {
        components().forEach((name, component) -> assertTrue(
                component.path("licenses").path(0).path("license").path("name").asText().length() > 2, name));
    }

    /** Our own jars are no material; the SQLite driver is shipped without the libraries of other systems. */
    private static boolean isOthers(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith("tasktracker-") && !name.equals("functions.jar")
                && !name.startsWith("sqlite-jdbc-");
    }

    /** By the names that jars have. */
    private static Map<String, JsonNode> components() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(HOME.resolve("sbom.cdx.json").toFile());
        assertEquals("CycloneDX", bill.path("bomFormat").asText());
        Map<String, JsonNode> components = new TreeMap<>();
        for (JsonNode component : bill.path("components")) {
            components.put(component.path("name").asText() + "-" + component.path("version").asText() + ".jar",
                    component);
        }
        return components;
    }

    private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
