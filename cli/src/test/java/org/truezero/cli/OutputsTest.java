package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command writes over what it reads, or over what it has written. */
class OutputsTest {
  @TempDir private Path folder;
  private Path people;
  private String source;
  private String model;

  @BeforeEach
  void trainFirst() throws IOException {
    people = Ran.people(folder, 60);
    source = "csv:" + people + "?label=income";
    model = folder.resolve("m.safetensors").toString();
    Ran.good("train", "--train", source, "--hidden", "5", "-o", model);
  }

  private void refused(Path kept, String... command) throws IOException {
    byte[] before = Files.exists(kept) ? Files.readAllBytes(kept) : null;
    Ran ran = Ran.command(command);
    assertEquals(2, ran.code(), String.join(" ", command) + ran.err());
    assertTrue(ran.err().contains("too; expected another one"), ran.err());
    assertArrayEquals(before, Files.exists(kept) ? Files.readAllBytes(kept) : null);
  }

  @Test
  void dataAreNotOverwritten() throws IOException {
    String data = people.toString();
    refused(people, "train", "--train", source, "-o", data);
    refused(people, "train", "--train", source, "--report", data);
    refused(people, "train", "--train", source, "--valid", source, "--checkpoint", data);
    refused(people, "pretrain", "--data", source, "-o", data);
    refused(people, "data", "convert", source, "-o", data);
    refused(people, "predict", model, "--data", source, "-o", data);
    refused(people, "sparsify", model, "--valid", source, "-o", data);
    refused(people, "data", "describe", source, "--pictures", data);
    Path link = Files.createSymbolicLink(folder.resolve("link"), people);
    refused(people, "data", "convert", source, "-o", link.toString());
  }

  @Test
  void aModelIsNotOverwrittenByWhatIsNone() throws IOException {
    Path file = Path.of(model);
    refused(file, "predict", model, "--data", source, "-o", model);
    refused(file, "export", "onnx", model, "-o", model);
    refused(file, "inspect", model, "--pictures", model);
    refused(file, "train", "--train", source, "--start-from", model, "--report", model);
  }

  @Test
  void twoOutputsAreTwoFiles() throws IOException {
    Path one = folder.resolve("one");
    String same = folder.resolve("x").resolve("..").resolve("one").toString();
    Files.createDirectory(folder.resolve("x"));
    refused(one, "train", "--train", source, "-o", one.toString(), "--report", same);
    refused(one, "train", "--train", source, "-o", one.toString(), "--checkpoint", same);
  }

  @Test
  void aModelMayBeReplacedByItsSuccessor() {
    Ran.good("train", "--train", source, "--start-from", model, "-o", model);
    Ran.good("sparsify", model, "--valid", source, "-o", model);
  }

  @Test
  void aFolderIsMadeWithThoseAboveIt() {
    Path deep = folder.resolve("not").resolve("yet").resolve("there");
    Ran.good("sweep", "--train", source, "--valid", source, "--hidden", "3", "-o", deep.toString());
    assertTrue(Files.exists(deep.resolve("best.safetensors")));
  }

  @Test
  void theEndOfItsNameSaysTheFormatOfAFile() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("x.csv.d"));
    for (String name : List.of("out.libsvm", "out.csv", "out.rows")) {
      Ran ran = Ran.good("data", "convert", source, "-o", odd.resolve(name).toString());
      String kind = name.substring(name.indexOf('.') + 1);
      assertTrue(ran.out().startsWith(kind + ":"), ran.out());
    }
  }
}
