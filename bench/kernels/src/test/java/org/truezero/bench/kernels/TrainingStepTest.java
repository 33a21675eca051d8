package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.network.Execution;

class TrainingStepTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9, 0.99})
  void zerosAreForcedAndStayWhileTraining(double zeros) {
    try (Execution execution = Execution.open(1)) {
      TrainingStep step =
          new TrainingStep(new StepCase(execution.loops(), 100, zeros, zeros), execution);
      for (int i = 0; i < 8; i++) {
        step.run();
        assertEquals(zeros, step.zeroFraction(), 0.01);
      }
      assertEquals(8, step.works().size());
    }
  }
}
