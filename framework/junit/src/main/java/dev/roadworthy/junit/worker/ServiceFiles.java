package dev.roadworthy.junit.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A class loader that reads the files which name services once, and otherwise is its parent. JUnit
 * looks for extensions before each run, which opens each jar that has one.
 */
final class ServiceFiles extends ClassLoader {

  private final Map<String, List<URL>> known = new ConcurrentHashMap<>();

  ServiceFiles(ClassLoader parent) {
    super(parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!name.startsWith("META-INF/services/")) {
      return super.getResources(name);
    }
    List<URL> files = known.get(name);
    if (files == null) {
      files = new ArrayList<>();
      for (URL each : Collections.list(super.getResources(name))) {
        files.add(inMemory(each));
      }
      known.put(name, List.copyOf(files));
    }
    return Collections.enumeration(files);
  }

  private static URL inMemory(URL file) throws IOException {
    byte[] content;
    try (InputStream in = file.openStream()) {
      content = in.readAllBytes();
    }
    return new URL(null, file.toString(), new Content(content));
  }

  private static final class Content extends URLStreamHandler {
    private final byte[] content;

    Content(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          // there is nothing to connect to
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
