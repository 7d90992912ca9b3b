package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a POM, or one of its parents beside it in the local repository, says of a component. */
final class Pom {
    private final Path file;
    private final Element project;

    private Pom(Path file, Element project) {
        this.file = file;
        this.project = project;
    }

    static Pom read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new PackagingException("no POM to read a licence from: " + file);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return new Pom(file, factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not a POM: " + file, e);
        }
    }

    /** The POM of a jar in a local repository. */
    static Pom beside(Path jar) throws IOException {
        return read(jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom")));
    }

    String id() {
        return group() + ":" + artifact() + ":" + version();
    }

    String group() {
        return own("groupId");
    }

    String artifact() {
        return text(project, "artifactId").orElseThrow();
    }

    /** Its version; where a POM states a property of some parent, that of its folder in the repository. */
    String version() {
        String version = own("version");
        return version.contains("${") ? file.getParent().getFileName().toString() : version;
    }

    /** A name to show; the artifact's where there is none, or none that stands by itself. */
    String name() {
        return text(project, "name").filter(name -> !name.contains("${")).orElse(artifact());
    }

    /** The value of a property that is set in this very file. */
    String property(String name) {
        return child(project, "properties").flatMap(properties -> text(properties, name))
                .orElseThrow(() -> new PackagingException("no property " + name + " in " + file));
    }

    /** Each licence, its own or else its nearest parent's. */
    List<Licence> licences() throws IOException {
        Optional<Element> licences = child(project, "licenses");
        if (licences.isPresent()) {
            List<Licence> stated = new ArrayList<>();
            for (Element licence : children(licences.get())) {
                stated.add(new Licence(text(licence, "name").orElse(""), text(licence, "url").orElse("")));
            }
            return stated;
        }
        Optional<Element> parent = child(project, "parent");
        return parent.isPresent() ? read(parentFile(parent.get())).licences() : List.of();
    }

    private String own(String name) {
        return text(project, name)
                .or(() -> child(project, "parent").flatMap(parent -> text(parent, name)))
                .orElseThrow(() -> new PackagingException("no " + name + " in " + file));
    }

    /** In a local repository parents lie at group/artifact/version from its root, in a project at a relative path. */
    private Path parentFile(Element parent) {
        if (file.endsWith("pom.xml")) {
            return file.resolveSibling(text(parent, "relativePath").orElse("../pom.xml")).normalize();
        }
        Path repository = file.getParent().getParent().getParent();
        for (String _ : own("groupId").split("\\.", -1)) {
            repository = repository.getParent();
        }
        String artifact = text(parent, "artifactId").orElseThrow();
        String version = text(parent, "version").orElseThrow();
        return repository.resolve(text(parent, "groupId").orElseThrow().replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(element -> element.getTextContent().strip().replaceAll("\\s+", " "));
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream().filter(element -> element.getTagName().equals(name)).findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /**
     * Under what a component may be used.
     *
     * @param name as its authors call it, or empty
     * @param url where its text is, or empty
     */
    record Licence(String name, String url) {
        @Override
        public String toString() {
            return (name + " " + url).strip();
        }
    }
}
