package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truezero.reference.Bfloat16;

class HalfWeightsTest {
  private static final int[] ENDS = {0, 1, 0x1234, 0x7FFF, 0x8000, 0x8001, 0xC000, 0xFFFF};

  @Test
  void everyUpperHalfIsRoundedToTheNearestTiesToEven() {
    for (int upper = 0; upper <= 0xFFFF; upper++) {
      for (int end : ENDS) {
        float number = Float.intBitsToFloat(upper << 16 | end);
        float found = rounded(number);
        String what = Integer.toHexString(upper << 16 | end);
        if (Float.isNaN(number)) {
          assertTrue(Float.isNaN(found), what);
        } else {
          int expected = Float.floatToRawIntBits(Bfloat16.rounded(number));
          assertEquals(expected, Float.floatToRawIntBits(found), what);
        }
      }
    }
  }

  @Test
  void roundingByHand() {
    assertEquals(1f, rounded(1f));
    // One and 1/256 is half-way between 1 and 1 + 1/128: to even is down, the next time up.
    assertEquals(1f, rounded(1 + 0x1p-8f));
    assertEquals(1 + 0x1p-7f, rounded(1 + 0x1.01p-8f));
    assertEquals(1 + 0x1p-6f, rounded(1 + 0x1.8p-7f));
    assertEquals(-0x1p-133f, rounded(-0x1.8p-134f));
    assertEquals(0f, rounded(Float.MIN_VALUE));
    assertEquals(Float.POSITIVE_INFINITY, rounded(Float.MAX_VALUE));
    assertEquals(Float.NEGATIVE_INFINITY, rounded(Float.NEGATIVE_INFINITY));
  }

  private static float rounded(float number) {
    return Float.intBitsToFloat(HalfWeights.upperBits(number) << 16);
  }

  @ParameterizedTest
  @CsvSource({"3,1,1", "3,16,1", "2,30,1", "4,64,1", "3,129,1", "5,300,1", "3,20,3", "2,70,2"})
  void everyWeightIsWhereItShouldBe(int rows, int units, int pieces) {
    PanelLayout layout = PanelLayout.of(rows, units, pieces);
    float[] weights = new float[layout.length()];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = at + 1;
    }
    HalfWeights half = HalfWeights.of(layout, weights);
    for (int row = 0; row < rows; row++) {
      for (int u = 0; u < units; u++) {
        for (int k = 0; k < pieces; k++) {
          int panel = u / layout.unitsPerPanel();
          int column = layout.site(u, k) - layout.panelSite(panel);
          float expected = Bfloat16.rounded(weights[layout.position(row, u, k)]);
          assertEquals(expected, weight(half, panel, row, column));
        }
      }
    }
  }

  private static float weight(HalfWeights half, int panel, int row, int column) {
    int length = half.rowLength(panel);
    int pair = half.pairs()[half.panelStart(panel) + row * length + column % length];
    return Float.intBitsToFloat(column < length ? pair & 0xFFFF0000 : pair << 16);
  }

  @Test
  void usualLayersTakeHalfTheMemory() {
    PanelLayout layout = PanelLayout.of(1000, 1000, 1);
    HalfWeights half = HalfWeights.of(layout, new float[layout.length()]);
    int weights = layout.length() - PanelLayout.LEAD;
    assertEquals(weights / 2, half.pairs().length - PanelLayout.LEAD);
  }
}
