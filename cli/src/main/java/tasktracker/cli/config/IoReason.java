package tasktracker.cli.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the file system refused, in words; the exceptions of java.nio mostly say only the name of the file. */
public final class IoReason {
    private IoReason() {}

    /** Half a sentence without the name of the file, such as {@code permission denied}. */
    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _,FileNotFoundException _ -> "no such file or directory";
            case FileAlreadyExistsException _,NotDirectoryException _ -> "a file is in the way";
            case DirectoryNotEmptyException _ -> "the directory is not empty";
            case FileSystemException detailed when detailed.getReason() != null -> lower(detailed.getReason());
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : lower(e.getMessage());
        };
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
