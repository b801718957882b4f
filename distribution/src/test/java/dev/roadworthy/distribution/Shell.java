package dev.roadworthy.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts a script as a shell would.
 *
 * @param script the program
 * @param folder in which it is started
 * @param variables of its environment, besides a PATH with the usual programs and no Java
 */
record Shell(Path script, Path folder, Map<String, String> variables) {

  /** What a program said. */
  record Said(int exitCode, String out, String err) {}

  Shell with(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new Shell(script, folder, more);
  }

  Shell without(String name) {
    Map<String, String> less = new HashMap<>(variables);
    less.remove(name);
    return new Shell(script, folder, less);
  }

  Said run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "said", ".out");
    Path err = Files.createTempFile(folder, "said", ".err");
    Process process = start(out, err, arguments);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
    return new Said(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", tools(), "HOME", folder.toString()));
    builder.environment().putAll(variables);
    return builder.start();
  }

  /** What the script needs and no more: on the usual PATH there may be a Java. */
  private String tools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool :
        List.of("cksum", "find", "mkdir", "mv", "nice", "readlink", "rm", "sed", "sync")) {
      Path stub = tools.resolve(tool);
      if (!Files.exists(stub)) {
        Path usr = Path.of("/usr/bin", tool);
        Path real = Files.exists(usr) ? usr : Path.of("/bin", tool);
        Files.writeString(stub, "#!/bin/sh\nexec " + real + " \"$@\"\n");
        Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    return tools.toString();
  }
}
