package dev.roadworthy.runner.command;

import dev.roadworthy.config.ConfigurationException;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What an exception says to whoever typed a command. */
final class Explanation {

  private Explanation() {}

  /** Null for what can only be a defect of this program: its stack trace is wanted. */
  static @Nullable String of(Exception e) {
    if (e instanceof FileSystemException file) {
      return sentence(file);
    }
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return of(cause);
    }
    boolean told =
        e instanceof ConfigurationException
            || e instanceof StoreException
            || e instanceof JournalException
            || e instanceof RefusedException
            || e instanceof IOException;
    return told ? String.valueOf(e.getMessage()) : null;
  }

  /** Many of these only name the file. */
  private static String sentence(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder: " + e.getFile();
    }
    if (e instanceof AccessDeniedException) {
      return "this user may not read or write " + e.getFile();
    }
    return String.valueOf(e.getMessage());
  }
}
