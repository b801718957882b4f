package dev.roadworthy.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** What an exception of the file system says; many of them only name the file. */
final class FileFailure {

  private FileFailure() {}

  static String sentence(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "this user may not write " + denied.getFile();
    }
    if (failure instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is a file";
    }
    if (failure instanceof FileSystemException named && named.getReason() != null) {
      return named.getFile() + ": " + named.getReason();
    }
    return failure.toString();
  }
}
