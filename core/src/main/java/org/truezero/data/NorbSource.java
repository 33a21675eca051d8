package org.truezero.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code norb:DIR?split=train}: small or jittered-cluttered NORB, the original files {@code
 * -dat.mat} and {@code -cat.mat} under their original names, all parts, plain or {@code .gz}. A row
 * is a stereo pair, the left picture first, each made smaller by {@link AreaAverage} when it is
 * read. Files {@code -info.mat} (instance, elevation, azimuth, lighting) are not needed.
 *
 * <p>Glorot et al. 2011, §4.1, train on 233 172 pairs of the jittered-cluttered set and validate on
 * 58 428: {@code split=train&rows=0-233172} and {@code split=train&rows=233172-291600}, as we read
 * it.
 */
public final class NorbSource implements DataSourceProvider {
  private static final int PAPER_SIDE = 32;
  private static final int EYES = 2;

  /** Creates the provider. */
  public NorbSource() {}

  @Override
  public String kind() {
    return "norb";
  }

  @Override
  public String summary() {
    return "norb:DIR  small or jittered-cluttered NORB, the original .mat files; stereo pairs";
  }

  @Override
  public List<SourceKey> keys() {
    return List.of(
        new SourceKey("split", "train or test [train]"),
        new SourceKey("side", "height and width that pictures are averaged down to [32]"),
        PixelRange.key(PixelRange.MINUS_ONE_TO_ONE));
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    Path folder = SourceInput.path(source.requiredPath("DIR"));
    boolean train = source.choice("split", "train", "train", "test").equals("train");
    int greatest = Arrays.stream(NorbSet.values()).mapToInt(NorbSet::side).max().orElseThrow();
    int side = (int) source.number("side", PAPER_SIDE, 1, greatest);
    PixelRange range = PixelRange.of(source, PixelRange.MINUS_ONE_TO_ONE);
    source.check();
    DataFolder.require(folder);
    NorbSet set = set(folder, train);
    if (side > set.side()) {
      throw DataFormatException.at(
          source.toString(),
          "side=" + side,
          "at most " + set.side() + ", the side in " + set.title());
    }
    List<NorbReader.Part> parts = new ArrayList<>();
    for (String name : set.parts(train)) {
      parts.add(
          new NorbReader.Part(
              find(folder, set, name + "-dat.mat"), find(folder, set, name + "-cat.mat")));
    }
    ImageShape shape = new ImageShape(EYES, side, side, range);
    return new NorbReader(folder.toString(), set, shape).read(parts);
  }

  /** Returns the set of which the folder has files. */
  private static NorbSet set(Path folder, boolean train) throws DataFormatException {
    List<NorbSet> present = new ArrayList<>();
    for (NorbSet set : NorbSet.values()) {
      boolean any =
          set.parts(train).stream()
              .flatMap(name -> List.of(name + "-dat.mat", name + "-cat.mat").stream())
              .anyMatch(name -> file(folder, name).isPresent());
      if (any) {
        present.add(set);
      }
    }
    if (present.size() == 1) {
      return present.get(0);
    }
    throw DataFormatException.at(
        folder.toString(),
        present.isEmpty() ? "no file of NORB" : "files of both sets of NORB",
        "those of one set, such as "
            + NorbSet.SMALL.parts(train).get(0)
            + "-dat.mat or "
            + NorbSet.CLUTTERED.parts(train).get(0)
            + "-dat.mat");
  }

  private static String find(Path folder, NorbSet set, String name) throws DataFormatException {
    return file(folder, name)
        .orElseThrow(
            () ->
                DataFormatException.at(
                    folder.toString(),
                    "no " + name,
                    "all files of " + set.title() + ", plain or with .gz"));
  }

  private static Optional<String> file(Path folder, String name) {
    return List.of(name, name + ".gz").stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .map(Path::toString)
        .findFirst();
  }
}
