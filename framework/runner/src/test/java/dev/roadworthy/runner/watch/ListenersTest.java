package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {

  @Test
  void nobodyWhoOnlyLooksStopsAWatchOrKeepsNewsFromOthers() {
    List<String> heard = new ArrayList<>();
    WatchListener fails =
        new WatchListener() {
          @Override
          public void said(String what) {
            throw new IllegalStateException("on purpose");
          }
        };
    WatchListener hears =
        new WatchListener() {
          @Override
          public void said(String what) {
            heard.add(what);
          }
        };

    new Listeners(List.of(fails, hears)).said("it is replaced");

    assertThat(heard).containsExactly("it is replaced");
  }

  @Test
  void passesOnWhateverAListenerCanHear() {
    assertThat(Arrays.stream(Listeners.class.getDeclaredMethods()).map(Method::getName))
        .containsAll(
            Arrays.stream(WatchListener.class.getDeclaredMethods()).map(Method::getName).toList());
  }
}
