package dev.roadworthy.maventests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A test case in one of Failsafe's XML reports.
 *
 * @param method without its parameters
 * @param status passed, failure, error or skipped
 * @param type what was thrown, empty if nothing was
 * @param text the message and the frames of what was thrown
 */
record ReportedTest(String method, String status, String type, String text) {

  static List<ReportedTest> in(Path report) throws IOException {
    List<ReportedTest> tests = new ArrayList<>();
    NodeList cases = parsed(report).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      tests.add(of((Element) cases.item(i)));
    }
    return tests;
  }

  private static Element parsed(Path report) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(report.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report + ": " + e.getMessage(), e);
    }
  }

  private static ReportedTest of(Element test) {
    String method = test.getAttribute("name").replaceFirst("\\(.*", "");
    for (String status : List.of("failure", "error", "skipped")) {
      if (test.getElementsByTagName(status).item(0) instanceof Element thrown) {
        return new ReportedTest(
            method, status, thrown.getAttribute("type"), thrown.getTextContent());
      }
    }
    return new ReportedTest(method, "passed", "", "");
  }
}
