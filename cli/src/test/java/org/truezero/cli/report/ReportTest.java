package org.truezero.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.truezero.data.ImageShape;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;

/** The page. */
final class ReportTest {
  private static final String EVIL = "<script>alert('x')</script>";

  private static ReportContent content(String name) {
    Network network =
        Network.random(
            new Architecture(
                4,
                List.of(new HiddenLayer(3, new Rectifier(), SignBalance.NONE)),
                new SoftmaxHead(2),
                Initialisation.GLOROT),
            1);
    Evaluation.Activity activity = new Evaluation.Activity(0.5, List.of(0.5), List.of(1L));
    Evaluation evaluation =
        new Evaluation(
            10,
            0.2,
            0.4,
            OptionalDouble.empty(),
            OptionalDouble.of(0.9),
            List.of(List.of(5L, 1L), List.of(1L, 3L)),
            activity);
    EpochRecord first =
        new EpochRecord(1, 10, 0.1, 0.9, 0.5, 0, Optional.of(evaluation), activity, List.of());
    EpochRecord second =
        new EpochRecord(2, 20, 0.1, 0.5, 0.3, 0, Optional.of(evaluation), activity, List.of());
    return new ReportContent(
        name,
        network,
        List.of(first, second),
        Optional.of(1),
        Optional.of(new ReportContent.Judged("test", evaluation)),
        List.of(name, "b"),
        Optional.of(new ImageShape(1, 2, 2)),
        List.of(new ReportContent.Mistake(3, new float[] {0, 1, 2, -1}, name, "b", 0.9)),
        Map.of("learning rate", name),
        Map.of("training data", name));
  }

  @Test
  void hasEverySection() {
    String page = Report.html(content("a"));
    for (String heading :
        List.of(
            "Learning curves",
            "Exact zeros",
            "Dead outputs per layer",
            "Confusion matrix",
            "Examples it gets wrong",
            "First-layer weights",
            "Settings",
            "Provenance")) {
      assertTrue(page.contains(heading), heading);
    }
  }

  @Test
  void loadsNothingFromElsewhere() {
    String page = Report.html(content("a"));
    assertFalse(page.contains("http"), page);
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("@import"));
  }

  @Test
  void textFromOutsideIsOnlyText() {
    String page = Report.html(content(EVIL));
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("&lt;script&gt;"));
  }

  @Test
  void scoresPerClassFollowFromTheConfusion() {
    List<ClassScores> scores = ClassScores.of(List.of(List.of(6L, 2L), List.of(0L, 4L)));
    assertEquals(0.75, scores.get(0).recall(), 1e-12);
    assertEquals(1, scores.get(0).precision(), 1e-12);
    assertEquals(4.0 / 6, scores.get(1).precision(), 1e-12);
    assertEquals(0.8, scores.get(1).f1(), 1e-12);
  }
}
