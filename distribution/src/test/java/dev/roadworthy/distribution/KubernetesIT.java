package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests for Kubernetes, as far as they can be told without a cluster. */
class KubernetesIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "watch.yaml, Deployment, spec.template.spec, watch",
    "run.yaml, CronJob, spec.jobTemplate.spec.template.spec, run"
  })
  void startsACommandThatThereIsAndIsNotRoot(String file, String kind, String pod, String command)
      throws IOException {
    Path home = Distribution.unpackedInto(folder).home();
    Object manifest =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(home.resolve("examples/kubernetes").resolve(file)));

    List<?> containers = (List<?>) at(manifest, pod + ".containers");
    List<String> arguments =
        ((List<?>) at(containers.get(0), "args")).stream().map(String::valueOf).toList();

    assertThat(at(manifest, "kind")).isEqualTo(kind);
    assertThat(arguments).startsWith(command);
    CommandLines.assertIsOne(arguments);
    assertThat(at(manifest, pod + ".securityContext.runAsNonRoot")).isEqualTo(true);
    assertThat(at(containers.get(0), "securityContext.allowPrivilegeEscalation")).isEqualTo(false);
  }

  private static Object at(Object node, String path) {
    Object at = node;
    for (String key : path.split("\\.", -1)) {
      Object next = ((Map<?, ?>) at).get(key);
      assertThat(next).as(path).isNotNull();
      at = next;
    }
    return at;
  }
}
