package dev.roadworthy.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All classes of the project that are not tests, and the modules from which they are. */
final class House {

  /** A jar, or the folder of classes that stands for it when nothing is packaged. */
  private static final Pattern MODULE =
      Pattern.compile(
          "/roadworthy-(?:sample-)?([a-z-]+)-\\d[^/]*\\.jar!|/([a-z-]+)/target/(?:test-)?classes/");

  /** With the server that other modules' tests and the benchmarks use, too. */
  private static final Pattern TESTS_OF_STORE =
      Pattern.compile(".*/(roadworthy-store-\\d[^/]*-tests\\.jar!|store/target/test-classes)/.*");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/house-rules/"))
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .withImportOption(location -> !location.matches(TESTS_OF_STORE))
          .importPackages("dev.roadworthy");

  private House() {}

  /** The module of a class, or of an array's elements; empty if it is not ours. */
  static String moduleOf(JavaClass typeOrArray) {
    JavaClass type = typeOrArray.getBaseComponentType();
    if (!type.getPackageName().startsWith("dev.roadworthy")) {
      return "";
    }
    Matcher module =
        MODULE.matcher(type.getSource().map(source -> source.getUri().toString()).orElse(""));
    if (!module.find()) {
      throw new AssertionError("Of which module is " + type.getSource() + "?");
    }
    return module.group(1) == null ? module.group(2) : module.group(1);
  }

  static String lastPackageOf(JavaClass type) {
    return type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
  }
}
