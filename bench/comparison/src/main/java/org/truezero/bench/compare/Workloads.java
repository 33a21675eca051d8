package org.truezero.bench.compare;

import static org.truezero.bench.jobs.Task.COLD_START;
import static org.truezero.bench.jobs.Task.PREDICT_BATCH;
import static org.truezero.bench.jobs.Task.PREDICT_ONE;
import static org.truezero.bench.jobs.Task.TRAIN;
import static org.truezero.bench.jobs.Task.TRAIN_UNTIL;

import java.util.ArrayList;
import java.util.List;
import org.truezero.bench.compare.Workload.Length;

/** All workloads there are. Targets are stated here and nowhere else. */
final class Workloads {
  /** Validation error that training to a target has to reach. */
  static final double TARGET_ERROR = 0.02;

  /** Training to a target is given up after so many seconds. */
  static final double CAP_SECONDS = 600;

  private static final String TRUEZERO = Contestants.TRUEZERO;
  private static final List<String> TRAINERS =
      List.of(TRUEZERO, "pytorch", "pytorch-mkl", "tensorflow", "deeplearning4j");
  private static final List<String> WITH_PYTORCH = List.of(TRUEZERO, "pytorch", "pytorch-mkl");
  private static final List<String> TEXT_TRAINERS =
      List.of(
          TRUEZERO,
          "pytorch",
          "pytorch-mkl",
          "pytorch-sparse",
          "tensorflow",
          "tensorflow-sparse",
          "deeplearning4j");
  private static final List<String> PREDICTORS =
      List.of(TRUEZERO, "onnxruntime", "pytorch", "pytorch-mkl", "tensorflow", "deeplearning4j");
  private static final List<String> TEXT_PREDICTORS =
      List.of(
          TRUEZERO,
          "onnxruntime",
          "pytorch",
          "pytorch-mkl",
          "pytorch-sparse",
          "tensorflow",
          "tensorflow-sparse",
          "deeplearning4j");

  private static final Recipe MNIST_80 = mnist("mnist-80", 1e-5f, 25);
  private static final Recipe MNIST_90 = mnist("mnist-90", 1e-4f, 25);
  private static final Recipe MNIST_97 = mnist("mnist-97", 1e-3f, 25);
  private static final Recipe MNIST_FRESH = mnist("mnist-fresh", 1e-5f, 0);
  // λ = 1e-5 left 41 % zeros after four epochs, 3e-3 silences nearly all and learns nothing.
  private static final Recipe WORDS_5000 =
      new Recipe("text-5000", Material.TEXT_5000, 3, 5000, false, 5, 0.1f, 1e-3f, 5);
  private static final Recipe WORDS_20000 =
      new Recipe("text-20000", Material.TEXT_20000, 1, 1000, false, 2, 0.1f, 1e-3f, 4);
  private static final Recipe TANH =
      new Recipe("tanh", Material.DENSE_1000, 2, 1000, true, 10, 0.01f, 0, 0);
  private static final Recipe CIFAR_LIKE =
      new Recipe("cifar-like", Material.DENSE_3072, 1, 1000, false, 10, 0.01f, 0, 0);

  private static final List<Workload> ALL = all();

  private Workloads() {}

  private static Recipe mnist(String name, float l1, int epochs) {
    return new Recipe(name, Material.MNIST, 3, 1000, false, 10, 0.1f, l1, epochs);
  }

  private static List<Workload> all() {
    List<Workload> all = new ArrayList<>();
    all.addAll(training());
    all.addAll(prediction());
    all.addAll(dense());
    all.add(
        new Workload(
            "scalar-mnist",
            "training as train-mnist-80, without the Vector API",
            TRAIN,
            MNIST_80,
            10,
            0.1f,
            Length.of(2000, 10_000),
            List.of(TRUEZERO, Contestants.SCALAR),
            List.of(Target.atMost(2, Contestants.SCALAR))));
    all.add(
        new Workload(
            "cold-start",
            "a whole process from its start to its first prediction, MNIST",
            COLD_START,
            MNIST_80,
            1,
            0.1f,
            Length.of(1, 1),
            with(PREDICTORS, Contestants.SCALAR),
            List.of(Target.atLeast(2, Target.OTHERS))));
    return List.copyOf(all);
  }

  private static List<Workload> training() {
    return List.of(
        onMnist("train-mnist-80", MNIST_80, 10, TRAINERS, against(5, 4)),
        onMnist("train-mnist-90", MNIST_90, 10, WITH_PYTORCH, against(7)),
        onMnist("train-mnist-97", MNIST_97, 10, WITH_PYTORCH, against(12)),
        onMnist("train-mnist-batch100", MNIST_80, 100, TRAINERS, against(2, 1.5)),
        new Workload(
            "until-mnist",
            "784-1000-1000-1000-10 from fresh weights to 2.0 % validation error",
            TRAIN_UNTIL,
            MNIST_FRESH,
            10,
            0.1f,
            Length.of(2000, 5000),
            TRAINERS,
            List.of(Target.atLeast(3, Target.OTHERS))),
        new Workload(
            "train-text-5000",
            "5000-5000-5000-5000-5 on documents of 30 words, batch 10",
            TRAIN,
            WORDS_5000,
            10,
            0.01f,
            new Length(20, 1000, 100),
            TEXT_TRAINERS,
            List.of(Target.atLeast(5, Target.OTHERS))),
        new Workload(
            "train-text-20000",
            "20000-1000-2 on documents of 60 words, batch 10",
            TRAIN,
            WORDS_20000,
            10,
            0.1f,
            new Length(100, 20_000, 1000),
            TEXT_TRAINERS,
            List.of(Target.atLeast(20, Target.OTHERS))));
  }

  private static List<Target> against(double pytorch) {
    return List.of(Target.atLeast(pytorch, Target.PYTORCH));
  }

  private static List<Target> against(double pytorch, double others) {
    return List.of(Target.atLeast(pytorch, Target.PYTORCH), Target.atLeast(others, Target.OTHERS));
  }

  private static Workload onMnist(
      String name, Recipe recipe, int batch, List<String> systems, List<Target> targets) {
    return new Workload(
        name,
        "784-1000-1000-1000-10 on MNIST, from a network trained with λ = "
            + recipe.l1()
            + ", batch "
            + batch,
        TRAIN,
        recipe,
        batch,
        0.1f,
        Length.of(2000, 10_000),
        systems,
        targets);
  }

  private static List<Workload> prediction() {
    return List.of(
        new Workload(
            "predict-one-mnist",
            "one image at a time, 784-1000-1000-1000-10",
            PREDICT_ONE,
            MNIST_80,
            1,
            0.1f,
            Length.of(2000, 10_000),
            with(PREDICTORS, Contestants.HALF),
            List.of(Target.atLeast(4, Target.ONNX))),
        new Workload(
            "predict-batch-mnist",
            "images in batches of 1000, 784-1000-1000-1000-10",
            PREDICT_BATCH,
            MNIST_80,
            1000,
            0.1f,
            Length.of(1000, 40_000),
            with(PREDICTORS, Contestants.HALF),
            List.of(Target.atLeast(2, Target.ONNX), Target.atLeast(2, Target.PYTORCH))),
        new Workload(
            "predict-one-text-5000",
            "one document at a time, 5000-5000-5000-5000-5",
            PREDICT_ONE,
            WORDS_5000,
            1,
            0.01f,
            Length.of(200, 1000),
            with(TEXT_PREDICTORS, Contestants.HALF),
            List.of(Target.atLeast(3, Target.ONNX))),
        new Workload(
            "predict-one-text-20000",
            "one document at a time, 20000-1000-2",
            PREDICT_ONE,
            WORDS_20000,
            1,
            0.1f,
            Length.of(2000, 10_000),
            with(TEXT_PREDICTORS, Contestants.HALF),
            List.of(Target.atLeast(30, Target.ONNX))));
  }

  /** Where zeros cannot help. */
  private static List<Workload> dense() {
    return List.of(
        new Workload(
            "dense-tanh",
            "training 1000-1000-1000-10 of hyperbolic tangents on dense rows, batch 100",
            TRAIN,
            TANH,
            100,
            0.01f,
            Length.of(2000, 10_000),
            WITH_PYTORCH,
            List.of(Target.atLeast(0.8, Target.PYTORCH))),
        new Workload(
            "dense-cifar-layer",
            "training 3072-1000-10 on dense rows, batch 100",
            TRAIN,
            CIFAR_LIKE,
            100,
            0.01f,
            Length.of(2000, 10_000),
            WITH_PYTORCH,
            List.of(Target.atLeast(0.8, Target.PYTORCH))));
  }

  private static List<String> with(List<String> systems, String more) {
    List<String> longer = new ArrayList<>(systems);
    longer.add(1, more);
    return List.copyOf(longer);
  }

  /** Returns all names. */
  static List<String> names() {
    return ALL.stream().map(Workload::name).toList();
  }

  /**
   * Returns a workload by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown workload \"" + name + "\", expected one of " + names()));
  }
}
