package tasktracker.local.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tasktracker.local.LocalStack;

final class DocsTest {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    @Test
    void theStackServesTheDocumentAndThePage() throws Exception {
        try (LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(TEMPLATE))) {
            HttpResponse<String> yaml = send(stack, "GET", "/docs/openapi.yaml");
            assertEquals(Files.readString(Path.of("../openapi.yaml")), yaml.body());
            assertEquals("application/yaml", yaml.headers().firstValue("Content-Type").orElseThrow());

            HttpResponse<String> page = send(stack, "GET", "/docs");
            assertEquals(200, page.statusCode());
            assertEquals("text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElseThrow());
            assertEquals("default-src 'none'; style-src 'unsafe-inline'",
                    page.headers().firstValue("Content-Security-Policy").orElseThrow());
            assertEquals(page.body(), send(stack, "GET", "/docs/").body());
        }
    }

    @Test
    void nothingElseIsServedThere() throws Exception {
        try (LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(TEMPLATE))) {
            assertEquals("", send(stack, "HEAD", "/docs").body());
            assertEquals(200, send(stack, "HEAD", "/docs").statusCode());
            assertEquals(404, send(stack, "GET", "/docs/page.css").statusCode());
            assertEquals(404, send(stack, "GET", "/docs/../docs/x").statusCode());
            assertEquals(405, send(stack, "POST", "/docs").statusCode());
        }
    }

    private static HttpResponse<String> send(LocalStack stack, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port() + path))
                .method(method, BodyPublishers.noBody()).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void thePageIsWholeAndAsksForNothingElse() throws Exception {
        Element page = parse(page(Docs.yaml()));
        assertEquals(0, page.getElementsByTagName("script").getLength());
        Set<String> ids = new HashSet<>();
        List<String> links = new ArrayList<>();
        for (Element element : elements(page)) {
            assertFalse(element.hasAttribute("src"), element::getTagName);
            if (element.hasAttribute("id")) {
                assertTrue(ids.add(element.getAttribute("id")), () -> "twice: " + element.getAttribute("id"));
            }
            if (element.hasAttribute("href")) {
                links.add(element.getAttribute("href"));
            }
        }
        assertTrue(links.size() > 100, links::toString);
        for (String link : links) {
            assertTrue(link.equals("/docs/openapi.yaml") || ids.contains(link.substring(1)), link);
        }
    }

    @Test
    void thePageSaysWhatTheDocumentSays() throws Exception {
        ApiDocument document = ApiDocument.read(Docs.yaml());
        String text = parse(page(Docs.yaml())).getTextContent();
        texts(document.root(), text);
    }

    /** Every description and limit of the document stands on the page. */
    private static void texts(Object node, String page) {
        ApiDocument.map(node).forEach((key, value) -> {
            if (key.equals("description") && value instanceof String prose) {
                prose.lines().forEach(line -> assertTrue(page.contains(line.replace("`", "")), line));
            }
            if (Set.of("maxLength", "maximum", "pattern", "x-earliest", "x-latest", "x-latest-ahead", "x-status",
                    "x-max-terms").contains(key)) {
                assertTrue(page.contains(value.toString()), () -> key + " " + value);
            }
            texts(value, page);
        });
        ApiDocument.list(node).forEach(one -> texts(one, page));
    }

    @Test
    void whateverTheDocumentHoldsIsEscaped() throws Exception {
        String hostile = "<script>alert('1')</script>\\\"`&amp;";
        String yaml = Docs.yaml().replaceAll("(?m)^( *)(description|summary|title|pattern): .*[^|]$",
                "$1$2: \"" + hostile.replace("\\", "\\\\") + "\"");
        String page = page(yaml);
        assertTrue(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;`&amp;amp;"));
        assertEquals(0, parse(page).getElementsByTagName("script").getLength());
    }

    private static String page(String yaml) throws Exception {
        return new Page(ApiDocument.read(yaml), Docs.resource("page.css")).html();
    }

    private static Element parse(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page))).getDocumentElement();
    }

    private static List<Element> elements(Element page) {
        List<Element> elements = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }
}
