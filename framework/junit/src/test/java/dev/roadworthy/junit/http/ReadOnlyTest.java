package dev.roadworthy.junit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roadworthy.diagnosis.Diagnosis;
import dev.roadworthy.diagnosis.Ending;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import io.restassured.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

class ReadOnlyTest {

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"GET", "HEAD", "OPTIONS"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatWritesIsRefusedBeforeItIsSent(Method method) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(Given.at(server.uri()).readOnly().settings())) {
      Throwable thrown = catchThrowable(() -> recorder.specification().request(method, "/orders"));

      assertThat(thrown).isInstanceOf(TestAbortedException.class);
      Fault fault =
          Diagnosis.of(Ending.inTime(thrown, recorder.exchanges()), recorder.settings().redactor());
      assertThat(fault).isNotNull();
      assertThat(fault.code().outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(fault.diagnosis())
          .startsWith("X0105 check: " + method + " /orders: ")
          .isEqualTo(thrown.getMessage());
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void whatReadsIsSent() throws Exception {
    try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        ExchangeRecorder recorder = Checks.recorder(Given.at(server.uri()).readOnly().settings())) {
      recorder.specification().get("/");
      recorder.specification().head("/");
      recorder.specification().options("/");

      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void anythingIsSentWhereWritingIsAllowed() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      recorder.specification().delete("/orders/1").then().statusCode(200);

      assertThat(server.requests()).hasSize(1);
    }
  }
}
