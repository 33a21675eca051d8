package org.truezero.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code mnist:DIR?split=train}: the IDX files of MNIST, or of any other set that uses its file
 * names, with or without {@code .gz}; {@code train-images.idx3-ubyte} is found as well.
 *
 * <p>Glorot et al. 2011, §4.1, train on 50 000 pictures and validate on 10 000: {@code
 * split=train&rows=0-50000} and {@code split=train&rows=50000-60000}.
 */
public final class MnistSource implements DataSourceProvider {
  /** Creates the provider. */
  public MnistSource() {}

  @Override
  public String kind() {
    return "mnist";
  }

  @Override
  public String summary() {
    return "mnist:DIR  the four files of MNIST, or of another set in the same format";
  }

  @Override
  public List<SourceKey> keys() {
    return List.of(new SourceKey("split", "train or test [train]"), IdxReader.CLASSES);
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    Path folder = SourceInput.path(source.requiredPath("DIR"));
    String split = source.choice("split", "train", "train", "test");
    int classes = (int) source.number("classes", 0, 1, 256);
    source.check();
    String prefix = split.equals("train") ? "train" : "t10k";
    String images = find(folder, prefix, "images", "idx3");
    String labels = find(folder, prefix, "labels", "idx1");
    return IdxReader.read(images, Optional.of(labels), classes);
  }

  private static String find(Path folder, String prefix, String what, String format)
      throws DataFormatException {
    DataFolder.require(folder);
    List<String> names = new ArrayList<>();
    for (String separator : List.of("-", ".")) {
      for (String packing : List.of("", ".gz")) {
        names.add(prefix + "-" + what + separator + format + "-ubyte" + packing);
      }
    }
    for (String name : names) {
      if (Files.exists(folder.resolve(name))) {
        return folder.resolve(name).toString();
      }
    }
    throw DataFormatException.at(
        folder.toString(),
        "no " + names.get(0),
        "one of " + String.join(", ", names) + "; 'truezero data fetch mnist' downloads them");
  }
}
