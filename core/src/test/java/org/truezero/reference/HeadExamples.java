package org.truezero.reference;

import java.util.List;
import java.util.Random;
import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.SoftmaxHead;

/** The list of heads that every parametric test runs over: a head added here is a head tested. */
public final class HeadExamples {
  private HeadExamples() {}

  /** Returns every head, with one and with several scores where both make sense. */
  public static List<Head> all() {
    return List.of(
        new SoftmaxHead(2),
        new SoftmaxHead(4),
        new ExpectedHead(List.of(1f, 2f, 2.5f, 4f, 5f)),
        new LogisticHead(1),
        new LogisticHead(3),
        new HingeHead(1),
        new HingeHead(3),
        new LinearHead(1),
        new LinearHead(3));
  }

  /** Draws a target that the head accepts. */
  public static float[] target(Head head, Random random) {
    float[] target = new float[head.targetWidth()];
    for (int k = 0; k < target.length; k++) {
      if (head instanceof LinearHead) {
        target[k] = (float) random.nextGaussian();
      } else if (head instanceof LogisticHead) {
        target[k] = random.nextInt(2);
      } else {
        target[k] = random.nextInt(head.classes());
      }
    }
    return target;
  }
}
