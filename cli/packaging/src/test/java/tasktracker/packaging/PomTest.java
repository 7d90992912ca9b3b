package tasktracker.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PomTest {
    @TempDir
    Path repository;

    @Test
    void findsWhatItInheritsInTheLocalRepository() throws IOException {
        write("org/example/parent/3/parent-3.pom",
                """
                <project><groupId>org.example</groupId><artifactId>parent</artifactId><version>3</version>
                <licenses><license><name>MIT</name><url>https://example.org/mit</url></license></licenses></project>""");
        Path file = write("org/example/deep/thing/3/thing-3.pom", """
                <project><parent><groupId>org.example</groupId><artifactId>parent</artifactId><version>3</version></parent>
                <groupId>org.example.deep</groupId><artifactId>thing</artifactId><name>${x} thing</name></project>""");

        Pom pom = Pom.read(file);

        assertEquals("org.example.deep:thing:3", pom.id());
        assertEquals("thing", pom.name());
        assertEquals(List.of(new Pom.Licence("MIT", "https://example.org/mit")), pom.licences());
    }

    @Test
    void hasTheVersionOfItsFolderWhereItStatesAPropertyOfAParent() throws IOException {
        Path file = write("a/b/1.2/b-1.2.pom",
                "<project><groupId>a</groupId><artifactId>b</artifactId><version>${of.a.parent}</version></project>");

        assertEquals("a:b:1.2", Pom.read(file).id());
    }

    @Test
    void hasNoLicencesWhereNobodyStatesAny() throws IOException {
        Path file = write("a/b/1/b-1.pom", """
                <project><groupId>a</groupId><artifactId>b</artifactId><version>1</version><name>B</name></project>""");

        assertEquals(List.of(), Pom.read(file).licences());
    }

    private Path write(String path, String xml) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, xml);
    }
}
