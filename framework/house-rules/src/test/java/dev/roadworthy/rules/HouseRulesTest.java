package dev.roadworthy.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.roadworthy.run.Percentiles;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house, for all modules. */
class HouseRulesTest {

  private static final String[] DECISIONS = {
    "dev.roadworthy.evaluation..", "dev.roadworthy.alerting.."
  };
  private static final String[] JDBC = {
    "java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..", "org.postgresql..", "org.flywaydb.."
  };
  private static final Set<String> CLOCKS = Set.of("currentTimeMillis", "nanoTime", "now");

  private static final Set<String> SUITES = Set.of("checks", "load");

  private static final Map<String, Long> SCANNED =
      House.CLASSES.stream().collect(groupingBy(House::moduleOf, counting()));

  /** Otherwise a rule could be kept by looking at nothing. */
  @ParameterizedTest
  @CsvSource({
    "core, 90",
    "config, 35",
    "junit, 90",
    "gatling, 35",
    "store, 30",
    "hooks, 25",
    "runner, 45",
    "testkit, 15",
    "reports, 65",
    "shop, 30",
    "checks, 3",
    "load, 4",
    "benchmarks, 28"
  })
  void allModulesAreLookedAt(String module, long atLeast) {
    assertThat(SCANNED.getOrDefault(module, 0L)).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    slices().matching("dev.roadworthy.(**)").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void modulesKnowWhatTheArchitectureSays() throws IOException {
    Architecture modules = Architecture.ofModules();

    assertThat(modules.allowed()).hasSize(9);
    modules.rule(House::moduleOf).check(House.CLASSES);
  }

  @Test
  void packagesOfCoreUseWhatTheArchitectureSays() throws IOException {
    Architecture packages = Architecture.ofPackages();

    assertThat(House.CLASSES.stream().filter(type -> House.moduleOf(type).equals("core")))
        .extracting(House::lastPackageOf)
        .containsOnly(packages.allowed().keySet().toArray(String[]::new));
    packages
        .rule(type -> House.moduleOf(type).equals("core") ? House.lastPackageOf(type) : "")
        .check(House.CLASSES);
  }

  @Test
  void decisionsDoNoIo() {
    noClasses()
        .that()
        .resideInAnyPackage(DECISIONS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.sql..")
                .and(DescribedPredicate.not(type(URI.class))))
        .check(House.CLASSES);
  }

  @Test
  void decisionsReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(DECISIONS)
        .should()
        .accessTargetWhere(describe("a clock is read", HouseRulesTest::readsAClock))
        .check(House.CLASSES);
  }

  private static boolean readsAClock(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    JavaClass owner = target.getOwner();
    return owner.isAssignableTo(InstantSource.class)
        || owner.getPackageName().startsWith("java.") && CLOCKS.contains(target.getName());
  }

  @Test
  void suitesUseOnlyPublicPackages() {
    noClasses()
        .that(describe("are of suites", type -> SUITES.contains(House.moduleOf(type))))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.roadworthy..")
                .and(resideOutsideOfPackage("dev.roadworthy.junit"))
                .and(resideOutsideOfPackage("dev.roadworthy.gatling"))
                .and(resideOutsideOfPackage("dev.roadworthy.load"))
                .and(DescribedPredicate.not(type(Percentiles.class)))
                .and(resideOutsideOfPackage("dev.roadworthy.check"))
                .and(resideOutsideOfPackage("dev.roadworthy.fault"))
                .and(resideOutsideOfPackage("dev.roadworthy.samples..")))
        .check(House.CLASSES);
  }

  @Test
  void onlyTheStoreKnowsJdbc() {
    noClasses()
        .that(resideOutsideOfPackage("dev.roadworthy.store.."))
        .and(resideOutsideOfPackage("dev.roadworthy.samples.shop.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(JDBC))
        .check(House.CLASSES);
  }

  @Test
  void standardStreamsBelongToTheRunnerAndToMains() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.roadworthy.runner..", "dev.roadworthy.samples..", "dev.roadworthy.benchmarks..")
        .and()
        .doNotHaveFullyQualifiedName("dev.roadworthy.junit.worker.SuiteMain")
        .and()
        .doNotHaveFullyQualifiedName("dev.roadworthy.gatling.child.LoadMain")
        .should(ACCESS_STANDARD_STREAMS)
        .check(House.CLASSES);
  }

  @Test
  void gatlingsInternalsAreKnownInOnePackage() {
    noClasses()
        .that()
        .resideInAPackage("dev.roadworthy.gatling..")
        .and()
        .resideOutsideOfPackage("dev.roadworthy.gatling.engine")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.gatling..", "io.netty..", "scala..")
                .and(DescribedPredicate.not(resideInAnyPackage("io.gatling.javaapi.core"))))
        .check(House.CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(House.CLASSES.stream().map(JavaClass::getPackage).distinct())
        .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
        .isEmpty();
  }
}
