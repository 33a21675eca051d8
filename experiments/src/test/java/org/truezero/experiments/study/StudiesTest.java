package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsWriter;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Execution;
import org.truezero.network.FiringRate;

/** Every study runs on few generated digits, and what is exact holds whatever the data. */
class StudiesTest {
  /** Statements of mathematics, which no data can make fail. */
  private static final List<String> EXACT =
      List.of(
          "σ(w·x + b) is above ½ where w·x + b is above 0",
          "L2 is gradual forgetting: every update multiplies by 1 − rate·L2",
          "without the non-linearity the matrices collapse into one",
          "rectifier and neuron are exactly zero up to their threshold",
          "tanh is antisymmetric about 0",
          "tanh(z) = 2σ(2z) − 1",
          "a rectifier passes gradients whole or not at all",
          "factors that multiply to 1 leave the scores of homogeneous units as they are",
          "with powers of two not one bit of a score changes",
          "otherwise scores are divided by the product of the factors",
          "networks that differ by powers of two have one canonical scale",
          "given the active units the network is linear: W·x + b are its scores",
          "the map holds for the whole region around an example",
          "two rectifiers that share parameters are one absolute or paired unit",
          "of several absolute units together, two rectifiers more than their number are enough",
          "an active rectifier passes the gradient whole",
          "after outputs that are never negative all gradients of a neuron share one sign",
          "leaky, parametric and maxout units do not die",
          "after initialisation half of the hidden outputs are exact zeros");

  private static final Set<String> SEEN = new HashSet<>();

  @TempDir Path folder;

  /** A statement that is worded otherwise in a study would no longer be checked. */
  @AfterAll
  static void allExactStatementsWereMade() {
    assertEquals(Set.copyOf(EXACT), SEEN);
  }

  private static StudySettings settings(OptionalDouble trainingError) {
    return new StudySettings(
        Optional.of("nistp:?classes=digits&complexity=0.3&count=300"),
        FiringRate.cortical(),
        trainingError);
  }

  static List<Experiment> studies() {
    return Studies.all(settings(OptionalDouble.empty()));
  }

  private Findings findings(Experiment study) throws IOException {
    DataFolders nowhere = new DataFolders(List.of(folder));
    try (Execution execution = Execution.open(1)) {
      Lab lab = new Lab(folder, study.name(), Scale.SMOKE, execution, LabListener.NONE, true);
      return study.run(lab, nowhere, Scale.SMOKE);
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void runsAndSaysWhatHeld(Experiment study) throws IOException {
    Findings findings = findings(study);
    List<List<String>> claims = findings.claims().orElseThrow().rows();
    assertFalse(claims.isEmpty());
    for (List<String> claim : claims) {
      if (EXACT.contains(claim.get(0))) {
        assertEquals("holds", claim.get(4), claim.toString());
        SEEN.add(claim.get(0));
      }
    }
    String text = String.join(" ", findings.paragraphs());
    assertTrue(text.length() > 100 && !text.contains("NaN"), text);
    assertFalse(findings.charts().isEmpty());
    assertEquals(
        findings.charts().size(),
        findings.charts().stream().map(chart -> chart.title()).distinct().count());
    Path page = new FindingsWriter(findings, study.name(), "command").write(folder).get(0);
    assertFalse(Files.readString(page).contains("NaN"), study.name());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void hasANameAndALineOfItsOwn(Experiment study) {
    List<String> names = studies().stream().map(Experiment::name).toList();
    assertEquals(1, Collections.frequency(names, study.name()), names.toString());
    assertTrue(study.name().matches("[a-z-]+"), study.name());
    assertTrue(study.summary().length() > 20 && study.summary().length() < 100);
  }

  /** All verdicts on trainings that are there already, for errors that all and none reach. */
  @Test
  void unitsRaceToTheErrorAskedFor() throws IOException {
    Findings easy = findings(new ConvergenceStudy(settings(OptionalDouble.of(0.999))));
    List<String> six = easy.claims().orElseThrow().rows().get(0);
    assertEquals(List.of("both in the first epoch", "–", "undecided"), six.subList(2, 5));
    assertTrue(easy.paragraphs().get(0).contains("of 99.90 %"), easy.paragraphs().get(0));
    Findings hard = findings(new ConvergenceStudy(settings(OptionalDouble.of(1e-9))));
    for (List<String> claim : hard.claims().orElseThrow().rows()) {
      assertEquals("undecided", claim.get(4), claim.toString());
      assertTrue(claim.get(2).contains("more than 3"), claim.toString());
    }
    assertFalse(hard.paragraphs().get(0).contains("NaN"), hard.paragraphs().get(0));
    assertThrows(IllegalArgumentException.class, () -> settings(OptionalDouble.of(1)));
  }
}
