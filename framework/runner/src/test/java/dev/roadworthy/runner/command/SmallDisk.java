package dev.roadworthy.runner.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of a few megabytes, for tests that fill it or make it read-only; a test that may not mount
 * one is skipped.
 *
 * @param folder where it is mounted
 */
record SmallDisk(Path folder) implements AutoCloseable {

  private static final int MOST = 1_000;

  static SmallDisk at(Path folder) throws IOException, InterruptedException {
    return at(folder, 1);
  }

  static SmallDisk at(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectory(folder);
    String size = "size=" + megabytes + "m";
    String said = run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString());
    assumeTrue(said.isEmpty(), "needs to mount a small disk: " + said);
    return new SmallDisk(folder);
  }

  void becomesReadOnly() throws InterruptedException {
    assertThat(run("mount", "-o", "remount,ro", folder.toString())).isEmpty();
  }

  /** Leaves not a byte. */
  void fill() throws IOException {
    byte[] some = new byte[2_000_000];
    try (OutputStream out = Files.newOutputStream(filler())) {
      for (int i = 0; i < MOST; i++) {
        out.write(some);
      }
    } catch (IOException e) {
      assertThat(folder.toFile().getUsableSpace()).isZero();
    }
  }

  void makeRoom() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static String run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? "" : said.strip();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() throws InterruptedException {
    assertThat(run("umount", folder.toString())).isEmpty();
  }
}
