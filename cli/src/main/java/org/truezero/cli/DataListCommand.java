package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import org.truezero.data.DataSource;
import org.truezero.data.DataSourceProvider;
import org.truezero.data.SourceKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the kinds of data sources. */
@Command(
    name = "list",
    description = "Lists the kinds of data sources with their keys: kind:path[?key=value&…].",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {"", "Examples:", "  truezero data list", "  truezero data list --json"})
final class DataListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ShortOptions common;

  DataListCommand(Console console) {
    this.console = console;
    common = new ShortOptions(console);
  }

  @Override
  public Integer call() {
    if (common.json()) {
      JsonArray kinds = new JsonArray();
      DataSource.list().forEach(provider -> kinds.add(json(provider)));
      console.result(Json.text(kinds));
      return 0;
    }
    for (DataSourceProvider provider : DataSource.list()) {
      console.result(provider.kind() + "  " + provider.summary());
      provider.keys().forEach(key -> console.result("    " + key.name() + "  " + key.meaning()));
    }
    console.result("every kind");
    console.result("    rows  FROM-TO: only these rows, counted from 0, end excluded");
    return 0;
  }

  private static JsonObject json(DataSourceProvider provider) {
    JsonObject kind = new JsonObject();
    kind.addProperty("kind", provider.kind());
    kind.addProperty("summary", provider.summary());
    JsonArray keys = new JsonArray();
    for (SourceKey key : provider.keys()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", key.name());
      entry.addProperty("meaning", key.meaning());
      keys.add(entry);
    }
    kind.add("keys", keys);
    return kind;
  }
}
