package org.truezero.math.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * HotSpot never puts a method of more than 325 bytes of bytecode into its caller. A kernel below
 * that may become part of a large caller, where the compiler runs out of nodes in the middle of the
 * kernel and then allocates every vector; whether it does depends on which method is compiled
 * first, so that one run in ten is many times slower.
 */
class VectorMethodsTest {
  private static final int LARGEST_INLINED = 325;

  /** Parts of kernels: they are put into a kernel, which is the root of its own compilation. */
  private static final Set<String> PARTS = Set.of("load", "pair", "upper", "lower");

  private static final Pattern METHOD = Pattern.compile("  \\S.*?(\\S+)\\(.*\\).*;");
  private static final Pattern INSTRUCTION = Pattern.compile(" +(\\d+): (.*)");

  @Test
  void everyKernelIsTooLargeToBeInlined() throws Exception {
    Map<String, Integer> small = new TreeMap<>();
    int kernels = 0;
    for (Class<?> type :
        new Class<?>[] {
          VectorKernels.class,
          SparseForward.class,
          DenseForward.class,
          HalfForward.class,
          SparseBackward.class,
          DenseBackward.class,
          Lanes.class
        }) {
      for (Map.Entry<String, Integer> method : methodsWithVectors(type).entrySet()) {
        if (PARTS.contains(method.getKey())) {
          continue;
        }
        kernels++;
        if (method.getValue() <= LARGEST_INLINED) {
          small.put(type.getSimpleName() + "." + method.getKey(), method.getValue());
        }
      }
    }
    assertEquals(Map.of(), small);
    assertTrue(kernels >= 14, "only " + kernels + " kernels found: is the listing read rightly?");
  }

  /** Returns the sizes in bytes, up to the last instruction, of methods that touch vectors. */
  private static Map<String, Integer> methodsWithVectors(Class<?> type) throws Exception {
    Map<String, Integer> sizes = new TreeMap<>();
    String method = "";
    int at = 0;
    boolean vectors = false;
    for (String line : listing(type).split("\\R")) {
      Matcher header = METHOD.matcher(line);
      Matcher instruction = INSTRUCTION.matcher(line);
      if (header.matches()) {
        method = header.group(1);
        vectors = false;
      } else if (line.startsWith("  static {}")) {
        method = "";
      } else if (instruction.matches() && !method.isEmpty()) {
        at = Integer.parseInt(instruction.group(1));
        vectors |= instruction.group(2).contains("jdk/incubator/vector/");
        if (vectors) {
          sizes.put(method, at + 1);
        }
      }
    }
    return sizes;
  }

  private static String listing(Class<?> type) throws Exception {
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int status =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(out, out, "-p", "-c", "-cp", root.toString(), type.getName());
    assertEquals(0, status, text::toString);
    return text.toString();
  }
}
