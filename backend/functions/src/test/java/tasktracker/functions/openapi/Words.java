package tasktracker.functions.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every text in the compiled classes of packages that could be a name or a value in a request. Code cannot take a name
 * that does not stand in it somewhere: so whoever tries all of these finds what is taken and not documented.
 */
public final class Words {
    private Words() {}

    /** The words of the packages of these classes. */
    public static Set<String> of(Class<?>... packageMembers) {
        Set<String> words = new TreeSet<>();
        for (Class<?> member : packageMembers) {
            URI file = location(member);
            if (file.getScheme().equals("file")) {
                addFolder(words, Path.of(file).getParent());
                continue;
            }
            try (FileSystem jar = FileSystems.newFileSystem(file, Map.of())) {
                addFolder(words, jar.provider().getPath(file).getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }

    private static URI location(Class<?> member) {
        try {
            return member.getResource(member.getSimpleName() + ".class").toURI();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void addFolder(Set<String> words, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> addAll(words, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(Set<String> words, Path file) {
        try {
            ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof StringEntry text && isWord(text.stringValue())) {
                    words.add(text.stringValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.length() <= 40
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }
}
