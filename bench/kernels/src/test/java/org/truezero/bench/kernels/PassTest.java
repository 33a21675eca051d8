package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.math.kernels.KernelChoice;
import org.truezero.math.kernels.Kernels;

class PassTest {
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void allFormsComputeTheSamePreActivations(String name) {
    Kernels kernels = KernelChoice.named(name);
    LayerCase layer = new LayerCase(LayerRotation.parse("500x150"), 7, 0.6);
    LayerParameters p = layer.layers.next();
    Form.LISTS.forward(kernels, p, layer);
    float[] fromLists = layer.z.clone();
    for (Form form : Form.values()) {
      Arrays.fill(layer.z, 0);
      form.forward(kernels, p, layer);
      assertArrayEquals(fromLists, layer.z, form.name());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void allFormsComputeTheSameGradient(String name) {
    Kernels kernels = KernelChoice.named(name);
    // 70 rows: two whole ranges and a part.
    LayerCase layer = new LayerCase(LayerRotation.parse("70x150"), 7, 0.4);
    LayerParameters p = layer.layers.next();
    Form.LISTS.backward(kernels, p, layer, p.gradient(), 1, layer.derivative);
    float[] fromLists = p.gradient().clone();
    for (Form form : Form.values()) {
      Arrays.fill(p.gradient(), 0);
      form.backward(kernels, p, layer, p.gradient(), 1, layer.derivative);
      assertArrayEquals(fromLists, p.gradient(), form.name());
    }
    assertNotEquals(0, Arrays.hashCode(fromLists));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void updatesLeaveTheWeightsAsTheyAre(Form form) {
    LayerCase layer = new LayerCase(LayerRotation.parse("70x150"), 7, 0.4);
    LayerParameters drawn = LayerParameters.parse("70x150");
    Kernels kernels = KernelChoice.named("auto");
    Pass.UPDATE.run(form, kernels, layer);
    Pass.DELTAS_AND_UPDATE.run(form, kernels, layer);
    for (int turn = 0; turn < 3; turn++) {
      assertArrayEquals(drawn.weights(), layer.layers.next().weights(), 1e-9f);
    }
  }
}
