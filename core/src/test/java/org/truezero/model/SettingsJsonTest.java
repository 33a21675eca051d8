package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.data.StrictJson;
import org.truezero.network.Architecture;
import org.truezero.network.Head;
import org.truezero.network.Initialisation;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.train.ClassWeights;
import org.truezero.train.EarlyStopping;
import org.truezero.train.EpochRecord;
import org.truezero.train.Optimizer;
import org.truezero.train.Penalties;
import org.truezero.train.Schedule;
import org.truezero.train.Span;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainSettings;

class SettingsJsonTest {
  static List<TrainSettings> settings() {
    TrainSettings paper = TrainSettings.paper();
    List<TrainSettings> all = new ArrayList<>(List.of(paper, Samples.unusualSettings()));
    for (String text : List.of("sgd", "momentum:0.95", "adam:0.8,0.99,1.0E-7")) {
      all.add(paper.withOptimizer(Optimizer.parse(text)));
    }
    for (String text : List.of("constant", "inverse:10e", "exponential:5000", "steps:3e,0.5")) {
      all.add(paper.withSchedule(Schedule.parse(text)));
    }
    all.add(paper.withClassWeights(ClassWeights.BALANCED));
    all.add(paper.withPenalties(new Penalties(List.of(1e-3f), 0, Float.POSITIVE_INFINITY, 1)));
    all.add(
        paper.withPenalties(Penalties.NONE.withTarget(new SparsityTarget(List.of(0.85, 1.0 / 3)))));
    all.add(paper.withEarlyStopping(new EarlyStopping(Span.examples(7), Optional.empty())));
    return all;
  }

  static List<Architecture> architectures() {
    List<Architecture> all = new ArrayList<>();
    for (String unit : Samples.UNITS) {
      for (SignBalance balance : SignBalance.values()) {
        if (balance == SignBalance.NONE || Unit.parse(unit).oneSided()) {
          all.add(Samples.architecture(unit, balance, new SoftmaxHead(3)));
        }
      }
    }
    for (Head head : Samples.HEADS) {
      all.add(new Architecture(5, List.of(), head, Initialisation.GLOROT));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void settingsAreReadBackEqual(TrainSettings settings) {
    String text = SettingsJson.write(settings).toString();
    assertEquals(settings, SettingsJson.readTrainSettings(StrictJson.object(text)));
    assertEquals(
        text,
        SettingsJson.write(SettingsJson.readTrainSettings(StrictJson.object(text))).toString());
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void architecturesAreReadBackEqual(Architecture architecture) {
    String text = SettingsJson.write(architecture).toString();
    assertEquals(architecture, SettingsJson.readArchitecture(StrictJson.object(text)));
  }

  @Test
  void everyMemberOfTheSettingsIsWritten() {
    assertEquals(
        TrainSettings.class.getRecordComponents().length,
        SettingsJson.write(Samples.unusualSettings()).size());
  }

  @Test
  void historiesAreReadBackToTheSameBits() {
    List<EpochRecord> history = Samples.history();
    String text = HistoryJson.write(history).toString();
    assertEquals(history, HistoryJson.readHistory(StrictJson.array(text)));
  }

  @Test
  void evaluationsHaveTheKeysOfTheCommandLine() {
    JsonObject json = HistoryJson.write(Samples.history().get(2).valid().orElseThrow());
    assertEquals(
        "{\"examples\":1,\"errorRate\":null,\"loss\":\"Infinity\",\"rmse\":\"NaN\",\"auc\":null,"
            + "\"confusion\":[],\"sparsity\":{\"mean\":0.0,\"layers\":[]},\"deadUnits\":[]}",
        json.toString());
  }

  @Test
  void provenanceIsReadBackEqual() {
    assertEquals(Samples.PROVENANCE, Provenance.fromJson(Samples.PROVENANCE.toJson()));
    Provenance now = Provenance.of("scalar", -3, new Provenance.Source("a", "b"), Optional.empty());
    assertEquals(now, Provenance.fromJson(StrictJson.object(now.toJson().toString())));
    assertTrue(now.truezero().matches("\\d+\\.\\d+\\.\\d+.*"), now.truezero());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"batchSize\":10 | \"batchSize\":1.5 | batchSize: found \"1.5\", expected a whole number",
        "\"batchSize\":10 | \"batchSize\":-1 | batchSize: found \"-1\", expected 0 to",
        "\"batchSize\":10 | \"batchSize\":99999999999999999999 | expected a whole number",
        "\"batchSize\":10 | \"batchSize\":\"10\" | batchSize: found \"10\", expected a whole",
        "\"batchSize\":10 | \"other\":10 | batchSize: missing",
        "\"learningRate\":0.1 | \"learningRate\":1e99 | learningRate: found \"1e99\"",
        "\"learningRate\":0.1 | \"learningRate\":null | learningRate: found",
        "\"learningRate\":0.1 | \"learningRate\":-1 | learning rate: -1.0, expected above 0",
        "\"optimizer\":\"sgd\" | \"optimizer\":\"magic\" | unknown optimizer \"magic\"",
        "\"limit\":\"20e\" | \"limit\":[] | limit: found \"[]\", expected text",
        "\"seed\":1 | \"seed\":1,\"seed\":2 | name 'seed' found twice",
        "\"seed\":1 | \"seed\":0x1 | not valid JSON",
        "\"seed\":1 | seed:1 | not valid JSON",
        "\"l2\":0.0 | \"l2\":NaN | not valid JSON",
        "{\"seed\" | [{\"seed\" | not valid JSON",
      })
  void wrongMembersAreNamed(String from, String to, String expected) {
    String text = SettingsJson.write(TrainSettings.paper()).toString();
    String changed = text.replace(from.trim(), to.trim());
    assertTrue(!changed.equals(text), "nothing changed");
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> SettingsJson.readTrainSettings(StrictJson.object(changed)));
    assertTrue(e.getMessage().contains(expected.trim()), e.getMessage());
  }

  @Test
  void deepNestingIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> StrictJson.array("[".repeat(100_000) + "]".repeat(100_000)));
  }
}
