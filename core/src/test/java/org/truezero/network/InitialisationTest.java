package org.truezero.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.ReferenceNetwork;
import org.truezero.reference.UnitExamples;

class InitialisationTest {
  private static final Head HEAD = new SoftmaxHead(10);

  private static Network network(Initialisation how, HiddenLayer... hidden) {
    return Network.random(new Architecture(200, List.of(hidden), HEAD, how), 7);
  }

  private static double deviation(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += (double) number * number;
    }
    return Math.sqrt(sum / numbers.length);
  }

  private static double mean(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  @Test
  void glorotIsUniformInItsBoundsAndBiasesAreZero() {
    Network network = network(Initialisation.GLOROT, UnitExamples.plain(150, new Rectifier()));
    int[][] sizes = {{200, 150}, {150, 10}};
    for (int l = 0; l < 2; l++) {
      Layer layer = network.layers().get(l);
      double limit = Math.sqrt(6.0 / (sizes[l][0] + sizes[l][1]));
      float[] weights = layer.weightMatrix();
      double greatest = 0;
      for (float weight : weights) {
        greatest = Math.max(greatest, Math.abs(weight));
      }
      assertTrue(greatest <= (float) limit && greatest > 0.99 * limit, greatest + " of " + limit);
      // The deviation of a uniform number in ±limit is limit/√3; its mean has limit/√(3n).
      double bound = 5 * limit / Math.sqrt(3.0 * weights.length);
      assertEquals(limit / Math.sqrt(3), deviation(weights), 0.03 * limit);
      assertEquals(0, mean(weights), bound);
      assertArrayEquals(new float[layer.biasVector().length], layer.biasVector());
    }
  }

  @Test
  void heIsNormalWithItsDeviation() {
    Network network = network(Initialisation.HE, UnitExamples.plain(150, new Rectifier()));
    float[] weights = network.layers().get(0).weightMatrix();
    double deviation = Math.sqrt(2.0 / 200);
    assertEquals(deviation, deviation(weights), 0.02 * deviation);
    assertEquals(0, mean(weights), 5 * deviation / Math.sqrt(weights.length));
    int within = 0;
    for (float weight : weights) {
      within += Math.abs(weight) < deviation ? 1 : 0;
    }
    assertEquals(0.6827, (double) within / weights.length, 0.015, "one deviation of a normal");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 99, 100})
  void exactHalfIsExact(int units) {
    HiddenLayer hidden = new HiddenLayer(units, new Rectifier(), SignBalance.EXACT_HALF);
    float[] signs = network(Initialisation.GLOROT, hidden).layers().get(0).signs();
    int negative = 0;
    for (float sign : signs) {
      assertEquals(1, Math.abs(sign));
      negative += sign < 0 ? 1 : 0;
    }
    assertEquals(units / 2, negative);
  }

  @Test
  void exactHalfIsNotTheFirstHalf() {
    HiddenLayer hidden = new HiddenLayer(100, new Rectifier(), SignBalance.EXACT_HALF);
    float[] signs = network(Initialisation.GLOROT, hidden).layers().get(0).signs();
    assertEquals(0, mean(Arrays.copyOf(signs, 50)), 0.5);
  }

  @Test
  void randomSignsAreAboutHalf() {
    HiddenLayer hidden = new HiddenLayer(4000, new Rectifier(), SignBalance.RANDOM);
    float[] signs = network(Initialisation.GLOROT, hidden).layers().get(0).signs();
    assertEquals(0, mean(signs), 5 / Math.sqrt(4000));
    float[] none =
        network(Initialisation.GLOROT, UnitExamples.plain(9, new Rectifier()))
            .layers()
            .get(0)
            .signs();
    assertEquals(1, mean(none));
  }

  @Test
  void aboutHalfOfRectifierOutputsAreZeroAtFirst() {
    HiddenLayer hidden = new HiddenLayer(150, new Rectifier(), SignBalance.RANDOM);
    for (Initialisation how : Initialisation.values()) {
      ReferenceNetwork network = ReferenceNetwork.of(network(how, hidden, hidden, hidden));
      ReferenceBatch batch = ReferenceBatch.random(20, 200, 1, HEAD, new Random(8));
      int[] zeros = new int[3];
      for (int e = 0; e < batch.size(); e++) {
        List<double[]> h = network.forward(batch, e).h();
        for (int l = 0; l < 3; l++) {
          zeros[l] += (int) Arrays.stream(h.get(l + 1)).filter(x -> x == 0).count();
        }
      }
      for (int count : zeros) {
        assertEquals(0.5, count / (20.0 * 150), 0.07);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameNetworkAndAnotherSeedAnother() {
    Architecture architecture =
        new Architecture(
            20, List.of(UnitExamples.plain(9, new Tanh())), HEAD, Initialisation.GLOROT);
    float[] one = Network.random(architecture, 1).layers().get(0).weights();
    assertArrayEquals(one, Network.random(architecture, 1).layers().get(0).weights());
    assertFalse(Arrays.equals(one, Network.random(architecture, 2).layers().get(0).weights()));
  }

  static List<Unit> units() {
    return UnitExamples.all();
  }

  @ParameterizedTest
  @MethodSource("units")
  void layersAreSetFromTheirPlainMatricesAndPaddingStaysZero(Unit unit) {
    for (int width : new int[] {1, 16, 17, 130, 300}) {
      Architecture architecture =
          new Architecture(7, List.of(UnitExamples.balanced(width, unit)), HEAD, Initialisation.HE);
      Network network = Network.random(architecture, 3);
      Layer layer = network.layers().get(0);
      float[] bias = layer.biasVector();
      for (int j = 0; j < bias.length; j++) {
        bias[j] = j + 1;
      }
      layer.setBiasVector(bias);
      Network other = Network.zero(architecture);
      Layer filled = other.layers().get(0);
      filled.setWeightMatrix(layer.weightMatrix());
      filled.setBiasVector(layer.biasVector());
      assertArrayEquals(layer.weights(), filled.weights(), "padding included");
      assertArrayEquals(layer.bias(), filled.bias(), "padding included");
      assertEquals(width * unit.outputs(), network.layers().get(1).layout().rows());
      other.set(network);
      Network copy = other.copy();
      assertNotSame(other.layers().get(0).weights(), copy.layers().get(0).weights());
      assertArrayEquals(layer.signs(), copy.layers().get(0).signs());
      assertArrayEquals(layer.learned(), copy.layers().get(0).learned());
      assertArrayEquals(network.layers().get(1).weights(), copy.layers().get(1).weights());
    }
  }

  @Test
  void matricesOfAnotherSizeAreRefusedWithBothSizes() {
    Layer layer = network(Initialisation.HE, UnitExamples.plain(3, new Maxout(2))).layers().get(0);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> layer.setWeightMatrix(new float[600]));
    assertTrue(e.getMessage().contains("600") && e.getMessage().contains("1200"), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(Initialisation.class)
  void initialisationsAreReadBackFromText(Initialisation how) {
    assertEquals(how, Initialisation.parse(how.text()));
  }

  @ParameterizedTest
  @EnumSource(SignBalance.class)
  void signBalancesAreReadBackFromText(SignBalance balance) {
    assertEquals(balance, SignBalance.parse(balance.text()));
  }

  @Test
  void unknownTextsAndSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Initialisation.parse("xavier"));
    assertThrows(IllegalArgumentException.class, () -> SignBalance.parse("half"));
    IllegalArgumentException units =
        assertThrows(IllegalArgumentException.class, () -> UnitExamples.plain(-5, new Rectifier()));
    assertTrue(units.getMessage().contains("-5"), units.getMessage());
    IllegalArgumentException inputs =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Architecture(0, List.of(), HEAD, Initialisation.HE));
    assertTrue(inputs.getMessage().contains("inputs: 0"), inputs.getMessage());
  }

  @Test
  void sizesInShort() {
    Architecture architecture =
        new Architecture(
            784,
            List.of(UnitExamples.plain(30, new Paired()), UnitExamples.plain(20, new Rectifier())),
            HEAD,
            Initialisation.GLOROT);
    assertEquals("784-30-20-10", architecture.sizes());
    assertEquals(60, architecture.inputsOf(1));
    assertEquals(20, architecture.inputsOf(2));
  }
}
