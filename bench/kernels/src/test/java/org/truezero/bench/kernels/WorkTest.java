package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;

class WorkTest {
  /** Two panels of 16 columns; the second has 4 units and 12 columns of padding, all computed. */
  private static final PanelLayout LAYOUT = new PanelLayout(5, 20, 1, 16);

  /** Three examples: inputs 0 and 2; input 2; none. */
  private static Entries entries() {
    ActiveLists lists = new ActiveLists();
    lists.clear(5);
    lists.append(0, 1);
    lists.append(2, 1);
    lists.endExample();
    lists.append(2, 1);
    lists.endExample();
    lists.endExample();
    return Entries.of(lists);
  }

  @Test
  void aRowThatTwoExamplesTouchCountsOnce() {
    assertEquals(new Entries(3, 2), entries());
  }

  @Test
  void forwardReadsTouchedRowsAndReloadsThemForEachEntry() {
    assertEquals(
        new Work(4 * 32 * 2, 0, 4 * 32 * 3, 2 * 32 * 3), Work.ofForward(LAYOUT, entries()));
  }

  @Test
  void gradientsAreWrittenBesideTheRowsThatAreRead() {
    assertEquals(
        new Work(4 * 32 * 2, 4 * 32 * 2, 0, 4 * 32 * 3),
        Work.ofDeltasAndGradient(LAYOUT, entries()));
  }

  @Test
  void deltasAndUpdateTouchTheRowsOnce() {
    assertEquals(
        new Work(0, 4 * 32 * 2, 0, 4 * 32 * 3 + 2 * 32 * 2),
        Work.ofDeltasAndUpdate(LAYOUT, entries()));
  }

  @Test
  void theFirstLayerUpdatesWithoutDeltas() {
    assertEquals(
        new Work(0, 4 * 32 * 2, 0, 2 * 32 * 3 + 2 * 32 * 2), Work.ofUpdate(LAYOUT, entries()));
  }

  @Test
  void paddingThatIsNotComputedDoesNotCount() {
    PanelLayout layout = new PanelLayout(5, 130, 1, 128);
    assertEquals(2 * (128 + 16) * 3, Work.ofForward(layout, entries()).flops());
  }

  @Test
  void drawnCasesHaveTheFractionOfZeros() {
    LayerRotation layers = LayerRotation.parse("500x20");
    LayerCase layer = new LayerCase(layers, 40, 0.9);
    assertEquals(0.9, layer.zeroFraction(), 0.01);
    assertEquals(0, new LayerCase(layers, 3, 0).zeroFraction());
    // 1 − 0.9⁴⁰ of the rows are touched by any of 40 examples.
    assertTrue(layer.entries().rows() > 480);
  }

  @Test
  void casesWithOtherZerosWorkInTheSameArrays() {
    LayerCase dense = new LayerCase(LayerRotation.parse("50x20"), 4, 0);
    LayerCase sparse = dense.withZeros(0.9);
    assertSame(dense.delta, sparse.delta);
    assertSame(dense.derivative, sparse.derivative);
    assertTrue(sparse.zeroFraction() > 0.8);
    assertEquals(0, dense.zeroFraction());
  }
}
