package org.truezero.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.ExecutionException;
import org.truezero.train.TrainingDivergedException;

/** Puts what went wrong into one line that says what to do. */
final class Failures {
  private Failures() {}

  static String message(Throwable failure) {
    if (failure instanceof UncheckedIOException || failure instanceof ExecutionException) {
      return message(failure.getCause());
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory (the limit is "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MiB); raise it with TRUEZERO_JAVA_OPTS=-Xmx8g, or use fewer rows (rows=FROM-TO),"
          + " a smaller --hidden or a smaller --batch-size";
    }
    if (failure instanceof FileSystemException io) {
      return oneLine(io.getFile() + ": " + reason(io));
    }
    boolean expected =
        failure instanceof IOException
            || failure instanceof UsageException
            || failure instanceof CommandFailedException
            || failure instanceof TrainingDivergedException
            || failure instanceof IllegalArgumentException;
    if (expected && failure.getMessage() != null) {
      return oneLine(failure.getMessage());
    }
    return oneLine(
        "unexpected " + failure + "; this is a mistake in TrueZero, --debug shows where");
  }

  private static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "is there already, and is not a folder";
    }
    if (e instanceof NotDirectoryException) {
      return "is not a folder";
    }
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  /** Returns a text without line breaks. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
