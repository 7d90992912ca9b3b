package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What may be in the distribution, and how big it may be. */
final class Contents {
    private static final long MB = 1_000_000;
    private static final long MAX_UNPACKED = 220 * MB;
    private static final long MAX_PACKED = 80 * MB;
    /**
     * DynamoDB Local, whose licence forbids it; JMH, which is under the GPL and only measures; Kotlin; what the JDK's
     * own HTTP client replaces; unpacked natives.
     */
    private static final List<String> BANNED = List.of("software/amazon/dynamodb/",
            "com/amazonaws/services/dynamodbv2/", "org/openjdk/jmh/",
            "kotlin/", "kotlinx/", "io/netty/", "com/fasterxml/jackson/databind/", "org/sqlite/native/");

    private final Path home;

    Contents(Path home) {
        this.home = home;
    }

    /** A digest of all that is in the distribution. */
    String key() throws IOException {
        return Digests.of(home, files());
    }

    /** Returns one line about the distribution, or throws if it breaks a rule. */
    String check(Path archive) throws IOException {
        long unpacked = 0;
        for (Path file : files()) {
            unpacked += Files.size(file);
            if (file.toString().endsWith(".jar")) {
                checkJar(file);
            }
        }
        long packed = Files.size(archive);
        if (unpacked > MAX_UNPACKED || packed > MAX_PACKED) {
            throw new PackagingException(
                    "the distribution has grown to " + packed / MB + " MB packed and " + unpacked / MB
                            + " MB unpacked; " + MAX_PACKED / MB + " and " + MAX_UNPACKED / MB + " are allowed");
        }
        return archive.getFileName() + ": " + packed / MB + " MB packed, " + unpacked / MB + " MB unpacked";
    }

    private static void checkJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> {
                for (String banned : BANNED) {
                    if (entry.getName().startsWith(banned)) {
                        throw new PackagingException(jar.getFileName() + " must not ship " + entry.getName());
                    }
                }
            });
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
        }
    }
}
