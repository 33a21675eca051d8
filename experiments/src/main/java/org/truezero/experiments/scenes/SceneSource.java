package org.truezero.experiments.scenes;

import java.io.IOException;
import java.util.List;
import org.truezero.data.DataSourceProvider;
import org.truezero.data.GeneratedRange;
import org.truezero.data.GeneratedRows;
import org.truezero.data.PixelRange;
import org.truezero.data.SourceKey;
import org.truezero.data.SourceRows;
import org.truezero.data.SourceSpec;

/** {@code scenes:?count=N&seed=S&from=I}: {@link StereoScenes} as a data source. */
public final class SceneSource implements DataSourceProvider {
  private static final long DEFAULT_COUNT = 10_000;
  private static final PixelRange DEFAULT_RANGE = PixelRange.MINUS_ONE_TO_ONE;

  /** Creates the provider. */
  public SceneSource() {}

  @Override
  public String kind() {
    return "scenes";
  }

  @Override
  public String summary() {
    return "scenes:?count=N&seed=S&from=I  drawn toy scenes, 2x32x32, a stand-in for norb:";
  }

  @Override
  public List<SourceKey> keys() {
    return GeneratedRange.keys(
        DEFAULT_COUNT,
        new SourceKey("instances", "train or test: which five toys of each category [train]"),
        PixelRange.key(DEFAULT_RANGE));
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    GeneratedRange range = GeneratedRange.of(source, DEFAULT_COUNT);
    String instances = source.choice("instances", "train", "train", "test");
    PixelRange pixels = PixelRange.of(source, DEFAULT_RANGE);
    source.check();
    SceneSettings settings =
        new SceneSettings(range.count(), range.seed(), range.from(), Instances.parse(instances));
    return new GeneratedRows(source.toString(), new StereoScenes(settings, pixels));
  }
}
