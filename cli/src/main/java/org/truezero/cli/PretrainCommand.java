package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.JoinedRows;
import org.truezero.model.PretrainJson;
import org.truezero.model.PretrainedStack;
import org.truezero.model.Provenance;
import org.truezero.model.RestoredStack;
import org.truezero.model.StackFile;
import org.truezero.network.Execution;
import org.truezero.pretrain.PretrainRecord;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Pretrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pre-trains a stack. */
@Command(
    name = "pretrain",
    description = {
      "Trains layers without labels, one after the other, and saves them as a stack.",
      "",
      "Each layer learns to give back its inputs from a corrupted copy of them (a denoising"
          + " auto-encoder). truezero train --start-from STACK goes on with labels."
    },
    customSynopsis = "truezero pretrain --data=SRC [OPTIONS] -o=STACK",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero pretrain --data 'mnist:mnist?split=train&rows=0-50000' --decoder tied \\",
      "      --learning-rate 0.003 -o mnist.stack",
      "  truezero train --train 'mnist:mnist?split=train&rows=0-1000' --start-from mnist.stack \\",
      "      --valid 'mnist:mnist?split=train&rows=50000-60000' -o mnist.safetensors",
      "  truezero pretrain --data libsvm:words.svm --hidden 5000,5000 --reconstruction sigmoid \\",
      "      --corruption salt-pepper:0.8,0.005,masking:0.5 --sample 1 -o words.stack"
    })
final class PretrainCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private PretrainPlan plan = new PretrainPlan();
  @Mixin private CommonOptions common;
  @Mixin private LeftOut leftOut = new LeftOut();

  @Option(
      names = "--data",
      paramLabel = "SRC",
      required = true,
      order = HelpGroups.INPUT,
      description =
          "Data to learn from, labels are not looked at; several times for more of the same kind of"
              + " rows")
  private List<String> sources;

  @Option(
      names = "--valid",
      paramLabel = "SRC",
      order = HelpGroups.INPUT + 1,
      description = "Data to measure the reconstruction on [none]")
  private String valid;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "STACK",
      required = true,
      order = HelpGroups.OUTPUT,
      description = "Stack file to write, safetensors")
  private Path output;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT + 1,
      description =
          "Write the state here after every epoch and on Ctrl-C [only on Ctrl-C, to"
              + " STACK.checkpoint]")
  private Path checkpoint;

  @Option(
      names = "--resume",
      order = HelpGroups.OUTPUT + 2,
      description = "Go on from the checkpoint, to the same bits as without an interruption [off]")
  private boolean resume;

  PretrainCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  /** What is learned from. */
  private record Loaded(Dataset data, Optional<Dataset> valid) {}

  @Override
  public Integer call() throws IOException {
    PretrainSettings settings = check();
    Loaded loaded = load();
    try (StopSignal stop = StopSignal.install();
        Execution execution = common.open()) {
      Provenance provenance = provenance(settings, loaded, execution);
      PretrainState state = state(settings, loaded, provenance);
      long started = System.nanoTime();
      if (!run(state, loaded, provenance, stop, execution)) {
        console.error(
            "stopped; " + checkpointFile() + " has everything, go on with: " + resumeCommand());
        return StopSignal.EXIT_CODE;
      }
      PretrainedStack result =
          new PretrainedStack(state.stack(), loaded.data.schema(), provenance, state.history());
      StackFile.write(output, result);
      console.log("stack written to " + output);
      // Without --resume a file of that name is the checkpoint of another pre-training.
      if (checkpoint == null && resume) {
        Files.deleteIfExists(checkpointFile());
      }
      print(result, (System.nanoTime() - started) * 1e-9);
      return 0;
    }
  }

  private PretrainSettings check() {
    Problems problems = new Problems();
    common.check(problems);
    Outputs.check(problems, "-o", output);
    Outputs.check(problems, "--checkpoint", checkpointFile());
    Outputs.checkApart(
        problems,
        List.of(
            new Outputs.Named("-o", output), new Outputs.Named("--checkpoint", checkpointFile())),
        Stream.concat(
            sources.stream().flatMap(each -> Outputs.Named.of("--data", each)),
            Outputs.Named.of("--valid", valid)));
    problems.require(
        !resume || Files.exists(checkpointFile()),
        "--resume: there is no checkpoint " + checkpointFile() + " to go on from");
    PretrainSettings settings = plan.settings(problems);
    problems.require(
        settings == null
            || valid != null
            || settings.layers().stream().allMatch(layer -> layer.learningRates().size() == 1),
        "--learning-rate: several rates need --valid to choose one by");
    problems.check();
    return settings;
  }

  private Path checkpointFile() {
    return checkpoint == null ? Path.of(output + ".checkpoint") : checkpoint;
  }

  private Loaded load() throws IOException {
    long started = System.nanoTime();
    List<Dataset> parts = new ArrayList<>();
    for (String source : sources) {
      Dataset part =
          parts.isEmpty()
              ? DataSource.openUnlabelled(source)
              : DataSource.openUnlabelled(source, parts.get(0).schema());
      leftOut.remark(source, part, console);
      parts.add(part);
    }
    Dataset data = JoinedRows.of(parts);
    Optional<Dataset> heldOut =
        valid == null
            ? Optional.empty()
            : Optional.of(DataSource.openUnlabelled(valid, data.schema()));
    heldOut.ifPresent(rows -> leftOut.remark(valid, rows, console));
    console.log(
        "data "
            + Format.count(data.size())
            + heldOut.map(rows -> ", valid " + Format.count(rows.size())).orElse("")
            + ", "
            + data.schema().features()
            + " features, read in "
            + ProgressLine.duration((System.nanoTime() - started) * 1e-9));
    return new Loaded(data, heldOut);
  }

  private Provenance provenance(PretrainSettings settings, Loaded loaded, Execution execution) {
    return Provenance.of(
        execution.kernels(),
        settings.seed(),
        new Provenance.Source(String.join(" + ", sources), loaded.data.fingerprint()),
        loaded.valid.map(rows -> new Provenance.Source(valid, rows.fingerprint())));
  }

  private PretrainState state(PretrainSettings settings, Loaded loaded, Provenance provenance)
      throws IOException {
    if (!resume) {
      return PretrainState.fresh(loaded.data.schema().features(), settings);
    }
    RestoredStack restored = StackFile.readCheckpoint(checkpointFile());
    try {
      restored.requireSame(settings, provenance);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(checkpointFile() + ": " + e.getMessage(), e);
    }
    return restored.state();
  }

  private boolean run(
      PretrainState state,
      Loaded loaded,
      Provenance provenance,
      StopSignal stop,
      Execution execution)
      throws IOException {
    long epoch = loaded.data.size();
    PretrainSettings settings = state.stack().settings();
    long total = settings.examplesBefore(settings.layers().size(), 0, epoch);
    try (ProgressLine progress = console.progress("examples", total)) {
      PretrainLog log =
          new PretrainLog(
              console,
              progress,
              stop,
              now ->
                  StackFile.writeCheckpoint(
                      checkpointFile(), now, loaded.data.schema(), provenance),
              checkpoint != null,
              epoch);
      return new Pretrainer(execution).pretrain(state, loaded.data, loaded.valid, log);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(e.getMessage(), e);
    }
  }

  private String resumeCommand() {
    StringBuilder command = new StringBuilder(ShellText.program());
    for (String argument : spec.root().commandLine().getParseResult().originalArgs()) {
      command.append(' ').append(ShellText.quoted(argument));
    }
    return command.append(resume ? "" : " --resume").toString();
  }

  private void print(PretrainedStack result, double seconds) {
    if (common.json()) {
      JsonObject document = new JsonObject();
      document.add("stack", Json.text(output));
      document.addProperty("seconds", seconds);
      document.add("settings", PretrainJson.write(result.stack().settings()));
      document.add("history", PretrainJson.write(result.history()));
      console.result(Json.text(document));
      return;
    }
    Table table = new Table().row("layer", "units", "rate", "loss", "valid", "zeros");
    for (int l = 0; l < result.stack().size(); l++) {
      PretrainRecord last = PretrainRecord.ofKeptRate(result.history(), l);
      table.row(
          l + 1,
          result.stack().layer(l).layout().units() + " " + result.stack().layer(l).unit().text(),
          Format.number(last.learningRate()),
          Format.number(last.loss()),
          last.heldOut().isPresent() ? Format.number(last.heldOut().getAsDouble()) : "–",
          Format.percent(last.zeroFraction()));
    }
    table.print(console);
    console.log("done in " + ProgressLine.duration(seconds));
  }
}
