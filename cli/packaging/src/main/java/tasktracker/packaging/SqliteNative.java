package tasktracker.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes SQLite's native libraries out of its jar. Left there, the driver would unpack one into the temporary folder at
 * every start, and leave it there when killed; and twenty platforms' libraries would be carried for one.
 */
final class SqliteNative {
    private static final String NATIVE = "org/sqlite/native/";

    private final Library library;

    SqliteNative(Library library) {
        this.library = library;
    }

    /** Leaves this platform's library beside the jar. Returns its folder. */
    Path extract() throws IOException {
        String name = library.names()
                .stream()
                .filter(n -> n.startsWith("sqlite-jdbc-"))
                .findFirst()
                .orElseThrow(() -> new PackagingException("no sqlite-jdbc among " + library.names()));
        Path jar = library.folder().resolve(name);
        String file = System.mapLibraryName("sqlitejdbc");
        String entry = NATIVE + platform(jar) + "/" + file;
        Path folder = library.folder().resolve("native");
        Path slim = jar.resolveSibling(name + ".slim");
        try (ZipFile full = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(slim))) {
            ZipEntry ours = full.getEntry(entry);
            if (ours == null) {
                throw new PackagingException(name + " has no " + entry);
            }
            Trees.write(folder.resolve(file), read(full, ours));
            for (ZipEntry each : full.stream().filter(e -> !e.isDirectory() && !e.getName().startsWith(NATIVE))
                    .toList()) {
                ZipEntry copy = new ZipEntry(each.getName());
                copy.setTime(each.getTime());
                out.putNextEntry(copy);
                out.write(read(full, each));
            }
        }
        Trees.copy(slim, jar);
        Files.delete(slim);
        return folder;
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** As the driver itself names this platform, which knows of musl and of ARM's variants. */
    private static String platform(Path jar) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{ jar.toUri().toURL() })) {
            Class<?> info = loader.loadClass("org.sqlite.util.OSInfo");
            return (String) info.getMethod("getNativeLibFolderPathForCurrentOS").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IOException("cannot ask the SQLite driver for this platform's name", e);
        }
    }
}
