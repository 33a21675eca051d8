package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelLayoutTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 33, 127, 128, 129, 300, 1000})
  void everyWeightHasItsOwnPlaceInsideItsPanel(int units) {
    for (int rows : new int[] {1, 3, 20}) {
      for (int pieces : new int[] {1, 2, 3, 5, 20}) {
        PanelLayout layout = PanelLayout.of(rows, units, pieces);
        BitSet sites = new BitSet();
        BitSet positions = new BitSet();
        for (int u = 0; u < units; u++) {
          for (int k = 0; k < pieces; k++) {
            int site = layout.site(u, k);
            assertFalse(sites.get(site));
            sites.set(site);
            for (int i = 0; i < rows; i++) {
              int position = layout.position(i, u, k);
              assertFalse(positions.get(position), layout + " position " + position);
              positions.set(position);
              int panel = u / layout.unitsPerPanel();
              assertTrue(position >= layout.panelStart(panel));
              assertTrue(position < layout.panelStart(panel) + rows * layout.panelWidth());
              assertEquals((site - PanelLayout.LEAD) / layout.panelWidth(), panel);
            }
          }
        }
        assertTrue(sites.length() <= layout.sites());
        assertTrue(positions.length() <= layout.length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 33, 130, 300, 1000, 100_000})
  void panelsCoverAllUnitsAndLittlePaddingIsComputed(int units) {
    for (int rows : new int[] {1, 784, 5000, 100_000}) {
      for (int pieces : new int[] {1, 2, 3, 64}) {
        if ((double) units * rows * pieces > 1e9) {
          continue;
        }
        PanelLayout layout = PanelLayout.of(rows, units, pieces);
        int sum = 0;
        for (int panel = 0; panel < layout.panels(); panel++) {
          assertTrue(layout.unitsIn(panel) >= 1, layout + " panel " + panel);
          assertEquals(sum, layout.firstUnit(panel));
          sum += layout.unitsIn(panel);
        }
        assertEquals(units, sum);
        assertEquals(0, layout.panelWidth() % PanelLayout.LANES);
        int last = layout.panels() - 1;
        int computed = last * layout.unitsPerPanel() + layout.columnsIn(last) / pieces;
        assertTrue(
            pieces > 1 || computed - units < 4 * PanelLayout.LANES, layout + ": " + computed);
        assertTrue(layout.sites() >= layout.columnsIn(last) + last * layout.panelWidth());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 33, 130, 300, 1000})
  void vectorsOfWeightsAndOfExamplesAreAWholeNumberOfLinesApart(int units) {
    for (int pieces : new int[] {1, 2, 3, 64}) {
      PanelLayout layout = PanelLayout.of(20, units, pieces);
      // The 16 bytes before the first element of an array and the lead are one line of the cache.
      assertEquals(64, 16 + Float.BYTES * PanelLayout.LEAD);
      for (int panel = 0; panel < layout.panels(); panel++) {
        assertEquals(0, (layout.panelStart(panel) - PanelLayout.LEAD) % PanelLayout.LANES);
        assertEquals(0, (layout.panelSite(panel) - PanelLayout.LEAD) % PanelLayout.LANES);
      }
      assertEquals(0, layout.panelWidth() % PanelLayout.LANES);
      assertEquals(1, layout.stride() / PanelLayout.LANES % 2);
      assertEquals(0, layout.stride() % PanelLayout.LANES);
      assertTrue(layout.stride() >= layout.sites(), "examples do not overlap");
    }
  }

  @Test
  void piecesOfAUnitFollowEachOtherAtTheSameLane() {
    PanelLayout layout = PanelLayout.of(10, 40, 3);
    for (int u = 0; u < 40; u++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(layout.site(u, 0) + k * layout.unitsPerPanel(), layout.site(u, k));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "50000, 50000, 1",
    "40000, 40000, 2",
    "1, 2147483647, 1",
    "2147483647, 1, 1",
    "2147483647, 2147483647, 4",
    "2147483647, 2147483647, 64"
  })
  void layersThatOneArrayDoesNotHoldAreRefusedWithTheReason(int rows, int units, int pieces) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PanelLayout.of(rows, units, pieces));
    assertTrue(e.getMessage().contains("more than one array holds"), e.getMessage());
    assertTrue(e.getMessage().contains(units + " units"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 1", "5, 0, 1", "5, -5, 1", "5, 5, 0"})
  void sizesBelowOneAreRefused(int rows, int units, int pieces) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new PanelLayout(rows, units, pieces, 16));
    assertTrue(e.getMessage().contains("expected 1 or more"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> PanelLayout.of(rows, units, pieces));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 17, -16})
  void panelsThatAreNotWholeRegistersAreRefused(int unitsPerPanel) {
    assertThrows(IllegalArgumentException.class, () -> new PanelLayout(5, 5, 1, unitsPerPanel));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513, 784, 1000, 4095, 4096, 4097, 50_000})
  void slabsCoverAllRowsAndBeginAtWholeTasks(int rows) {
    PanelLayout layout = PanelLayout.of(rows, 10, 1);
    assertEquals(rows >= 512 && rows <= 4096 ? 2 : 1, layout.slabs());
    assertEquals(0, layout.slabStart(0));
    assertEquals(rows, layout.slabStart(layout.slabs()));
    if (layout.slabs() == 2) {
      assertEquals(0, layout.slabStart(1) % 32);
      assertEquals(rows / 2.0, layout.slabStart(1), 16);
    }
  }
}
