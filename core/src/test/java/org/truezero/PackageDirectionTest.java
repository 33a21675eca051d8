package org.truezero;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the reading order of the packages and what the library must not do. */
class PackageDirectionTest {
  private static final String ROOT = "org.truezero.";

  /** In reading order: each uses only those before it. */
  private static final List<String> PACKAGES =
      List.of("math", "data", "network", "train", "pretrain", "sparsity", "model");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.truezero");

  @Test
  void findsTheClasses() {
    assertFalse(CORE.isEmpty(), "no classes found, so no rule was checked");
  }

  @TestFactory
  List<DynamicTest> packagesUseOnlyThoseBeforeThem() {
    return IntStream.range(0, PACKAGES.size() - 1)
        .mapToObj(
            i -> {
              String[] later =
                  PACKAGES.subList(i + 1, PACKAGES.size()).stream()
                      .map(name -> ROOT + name + "..")
                      .toArray(String[]::new);
              ArchRule rule =
                  noClasses()
                      .that()
                      .resideInAPackage(ROOT + PACKAGES.get(i) + "..")
                      .should()
                      .dependOnClassesThat()
                      .resideInAnyPackage(later);
              return DynamicTest.dynamicTest(PACKAGES.get(i), () -> check(rule));
            })
        .toList();
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    String[] known = PACKAGES.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    check(noClasses().should().resideOutsideOfPackages(known));
  }

  @Test
  void onlyKernelsUseTheVectorApi() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.truezero.math.kernels..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.."));
  }

  @Test
  void nothingPrints() {
    check(noClasses().should().accessField(System.class, "out"));
    check(noClasses().should().accessField(System.class, "err"));
    check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
  }

  @Test
  void nothingExits() {
    check(noClasses().should().callMethod(System.class, "exit", int.class));
    check(noClasses().should().callMethod(Runtime.class, "exit", int.class));
    check(noClasses().should().callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void randomNumbersAreAddressed() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.random.RandomGenerator.class));
    check(noClasses().should().callMethod(Math.class, "random"));
  }

  @Test
  void scratchBelongsToTheCaller() {
    check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CORE);
  }
}
