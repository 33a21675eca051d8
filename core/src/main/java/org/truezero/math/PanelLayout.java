package org.truezero.math;

/**
 * Where the weights of one layer lie in memory.
 *
 * <p>The units of a layer are cut into panels of {@code unitsPerPanel} units. A panel holds all
 * rows (one per input unit) of its columns, row after row, so that the outgoing weights of one
 * input unit lie together and a thousand rows of a panel fit into the second-level cache while all
 * examples of a batch pass over them. A unit with several pieces (maxout) has all of them in one
 * panel, piece after piece, so that the maximum over pieces is taken lane by lane. Columns past the
 * last unit are padding: their weights are zero and stay zero.
 *
 * <p>A <em>site</em> is the position of a pre-activation among the columns of all panels, padding
 * included, and after the {@link #LEAD}; pre-activations, biases and deltas of one example are
 * stored in site order.
 *
 * @param rows input units, 1 or more
 * @param units units, 1 or more
 * @param pieces pre-activations per unit, 1 or more
 * @param unitsPerPanel units of one panel, a multiple of {@value #LANES}
 */
public record PanelLayout(int rows, int units, int pieces, int unitsPerPanel) {
  /** Panels are cut at multiples of this many floats, the widest vector register in use. */
  public static final int LANES = 16;

  /**
   * Unused numbers at the beginning of every array of weights, biases, pre-activations or deltas.
   * With the 16 bytes before the first element of a Java array they make 64, so that vectors do not
   * straddle two cache lines where objects begin at multiples of 64 bytes ({@code
   * -XX:ObjectAlignmentInBytes=64}, as {@code ./truezero} runs long commands).
   */
  public static final int LEAD = 12;

  /** Eight registers of sixteen lanes: one pass of the widest kernel over a row. */
  private static final int WIDEST = 8 * LANES;

  private static final int HALF = WIDEST / 2;

  /** From this many rows on, halves of them are enough work for two threads. */
  private static final int HALVED_FROM = 512;

  /** Above this many rows, weights do not stay in any cache from one pass to the next. */
  private static final int HALVED_TO = 4096;

  /** Slabs begin at multiples of this many rows, so that no tile of a dense kernel is cut. */
  private static final int SLAB_ROWS = 32;

  /** Checks that everything can be addressed by an {@code int}. */
  public PanelLayout {
    requireSizes(rows, units, pieces);
    if (unitsPerPanel < LANES || unitsPerPanel % LANES != 0) {
      throw new IllegalArgumentException(
          "units per panel: " + unitsPerPanel + ", expected a multiple of " + LANES);
    }
    long panels = (units + (long) unitsPerPanel - 1) / unitsPerPanel;
    // In double: a product of four sizes may exceed even a long.
    double weights = (double) panels * unitsPerPanel * pieces * rows;
    if (weights > Integer.MAX_VALUE - 8 - LEAD) {
      throw new IllegalArgumentException(
          "a layer of "
              + rows
              + " inputs and "
              + units
              + " units of "
              + pieces
              + " pieces needs "
              + (long) weights
              + " weights, more than one array holds ("
              + (Integer.MAX_VALUE - 8 - LEAD)
              + "); use fewer units or fewer inputs");
    }
  }

  /**
   * Chooses the panel width for a layer. It depends on the sizes alone, never on the number of
   * threads, because it takes part in the order of sums.
   */
  public static PanelLayout of(int rows, int units, int pieces) {
    requireSizes(rows, units, pieces);
    int widest = Math.max(LANES, WIDEST / pieces / LANES * LANES);
    int chosen = widest <= HALF ? widest : widest / HALF * HALF;
    return new PanelLayout(rows, units, pieces, Math.min(chosen, wholeBlocks(units)));
  }

  /**
   * Rounds a number of columns up to what the kernels do without leftovers: four or eight registers
   * at a time. Seven registers, done as four and three times one, took more than twice as long as
   * eight. Up to two registers are not worth rounding.
   */
  private static int wholeBlocks(int columns) {
    int block = columns <= 2 * LANES ? LANES : HALF;
    return (int) Math.min(WIDEST, ((long) columns + block - 1) / block * block);
  }

  private static void requireSizes(int rows, int units, int pieces) {
    if (rows < 1 || units < 1 || pieces < 1) {
      throw new IllegalArgumentException(
          "layer of "
              + rows
              + " inputs, "
              + units
              + " units, "
              + pieces
              + " pieces: expected 1 or"
              + " more of each");
    }
  }

  /** Returns how many panels there are. */
  public int panels() {
    return (units + unitsPerPanel - 1) / unitsPerPanel;
  }

  /** Returns the floats in one row of a panel. */
  public int panelWidth() {
    return unitsPerPanel * pieces;
  }

  /**
   * Returns how many columns of a panel need computing: all when units have several pieces,
   * otherwise without the padding after the last unit, rounded up to whole blocks.
   */
  public int columnsIn(int panel) {
    return pieces > 1 ? panelWidth() : Math.min(panelWidth(), wholeBlocks(unitsIn(panel)));
  }

  /** Returns the columns of all panels, padding included. */
  public int columns() {
    return panels() * panelWidth();
  }

  /** Returns the length of an array in site order: the lead and the columns of all panels. */
  public int sites() {
    return LEAD + columns();
  }

  /** Returns the site of the first column of a panel. */
  public int panelSite(int panel) {
    return LEAD + panel * panelWidth();
  }

  /**
   * Returns the distance between two examples in arrays of pre-activations and deltas: the sites,
   * rounded up to an odd number of registers. With a power of two all examples would compete for
   * the same few places of the first-level cache.
   */
  public int stride() {
    return (columns() / LANES + 1 | 1) * LANES;
  }

  /** Returns the length of the array that holds all panels. */
  public int length() {
    return LEAD + columns() * rows;
  }

  /** Returns where a panel begins in that array. */
  public int panelStart(int panel) {
    return LEAD + panel * panelWidth() * rows;
  }

  /**
   * Returns how many slabs the rows are cut into, 1 or 2. A pre-activation is summed slab by slab
   * and the sums are added at the end, so that a thread can have rows of its own in the forward
   * pass as it has in the backward pass, and the weights that it changes stay in its caches.
   */
  public int slabs() {
    return rows >= HALVED_FROM && rows <= HALVED_TO ? 2 : 1;
  }

  /** Returns the first row of a slab; of the slab after the last, the number of rows. */
  public int slabStart(int slab) {
    if (slab == slabs()) {
      return rows;
    }
    return slab == 0 ? 0 : (rows / 2 + SLAB_ROWS / 2) / SLAB_ROWS * SLAB_ROWS;
  }

  /** Returns the first unit of a panel. */
  public int firstUnit(int panel) {
    return panel * unitsPerPanel;
  }

  /** Returns how many units of a panel are not padding. */
  public int unitsIn(int panel) {
    return Math.min(unitsPerPanel, units - firstUnit(panel));
  }

  /** Returns the site of one piece of a unit. */
  public int site(int unit, int piece) {
    int panel = unit / unitsPerPanel;
    return panelSite(panel) + piece * unitsPerPanel + unit % unitsPerPanel;
  }

  /** Returns the position of a weight in the array that holds all panels. */
  public int position(int row, int unit, int piece) {
    int site = site(unit, piece);
    int panel = unit / unitsPerPanel;
    return panelStart(panel) + row * panelWidth() + site - panelSite(panel);
  }
}
