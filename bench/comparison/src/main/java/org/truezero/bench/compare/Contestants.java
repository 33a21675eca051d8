package org.truezero.bench.compare;

import java.util.List;

/** All systems there are. */
final class Contestants {
  static final String TRUEZERO = "truezero";
  static final String SCALAR = "truezero-scalar";
  static final String HALF = "truezero-half";

  /** Large pages are there on Linux alone. */
  private static final String LENIENT = "-XX:+IgnoreUnrecognizedVMOptions";

  /** As the truezero command sets it, and the alignment where it trains. */
  private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

  private static final List<String> VECTORS =
      List.of("--add-modules=jdk.incubator.vector", LENIENT, LARGE_PAGES);
  private static final List<String> ALIGNED = List.of("-XX:ObjectAlignmentInBytes=64");

  private static final List<String> NONE = List.of();
  private static final List<String> WORDS = List.of("words");

  private static final List<Contestant> ALL =
      List.of(
          new Contestant(TRUEZERO, "truezero", "TrueZero", VECTORS, ALIGNED, NONE, false),
          // Weights of half width, for prediction.
          new Contestant(HALF, "truezero", "TrueZero", VECTORS, ALIGNED, List.of("half"), false),
          // Without the module the scalar kernels are chosen by themselves.
          new Contestant(
              SCALAR, "truezero", "TrueZero", List.of(LENIENT, LARGE_PAGES), ALIGNED, NONE, false),
          new Contestant("onnxruntime", "onnxruntime", "Onnx", NONE, NONE, NONE, true),
          new Contestant("pytorch", "pytorch", "Torch", NONE, NONE, NONE, true),
          // PyTorch's own downloads come with this matrix library, JavaCPP's with OpenBLAS.
          new Contestant(
              "pytorch-mkl",
              "pytorch",
              "Torch",
              List.of("-Dorg.bytedeco.openblas.load=mkl"),
              NONE,
              NONE,
              true),
          new Contestant("pytorch-sparse", "pytorch", "Torch", NONE, NONE, WORDS, true),
          new Contestant("tensorflow", "tensorflow", "Tensor", NONE, NONE, NONE, true),
          new Contestant("tensorflow-sparse", "tensorflow", "Tensor", NONE, NONE, WORDS, true),
          new Contestant(
              "deeplearning4j",
              "deeplearning4j",
              "Dl4j",
              // Its library for plain processors is found first; this is the quicker one.
              List.of("-Dorg.bytedeco.javacpp.platform.extension=-avx2"),
              NONE,
              NONE,
              true));

  private Contestants() {}

  /** Returns all names. */
  static List<String> names() {
    return ALL.stream().map(Contestant::name).toList();
  }

  /**
   * Returns a system by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Contestant named(String name) {
    return ALL.stream()
        .filter(contestant -> contestant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown system \"" + name + "\", expected one of " + names()));
  }
}
