package org.truezero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.math.RandomStream;

/** The Java example of the README and those of the folder compile and do what they say. */
class ExamplesTest {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  @Test
  void theReadmeTrainsSavesAndPredictsAndTheModelServes() throws Exception {
    Path source = Files.writeString(folder.resolve("Clicks.java"), readmeExample());
    writeClicks(folder.resolve("clicks.libsvm"));
    assertEquals("clicked: 1", compileAndRun(source).strip());
    assertTrue(Files.size(folder.resolve("clicks.safetensors")) > 1000);
    String served =
        compileAndRun(ROOT.resolve("examples/FirstPrediction.java"), "clicks.safetensors");
    assertTrue(served.matches("first prediction after \\d+ ms: 0\\.\\d+\\s*"), served);
  }

  private String compileAndRun(Path source, String... arguments) throws Exception {
    String classPath = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());
    assertEquals(0, compiled);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String name = source.getFileName().toString().replace(".java", "");
    List<String> command =
        new ArrayList<>(List.of(java, "-cp", folder + File.pathSeparator + classPath, name));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static String readmeExample() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    int start = readme.indexOf("```java\n", readme.indexOf("<!-- example -->")) + 8;
    return readme.substring(start, readme.indexOf("```", start));
  }

  /** Two of twenty features decide: a click where the fourth and the eighteenth are present. */
  private static void writeClicks(Path file) throws IOException {
    RandomStream random = new RandomStream(1, "clicks");
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 600; row++) {
      boolean fourth = random.uniform(0, row, 3) < 0.5f;
      boolean eighteenth = random.uniform(0, row, 17) < 0.5f;
      text.append(fourth && eighteenth ? 1 : 0);
      for (int feature = 0; feature < 20; feature++) {
        boolean present = random.uniform(1, row, feature) < 0.1f;
        if (feature == 3 ? fourth : feature == 17 ? eighteenth : present) {
          text.append(' ').append(feature + 1).append(":1");
        }
      }
      text.append('\n');
    }
    Files.writeString(file, text);
  }
}
