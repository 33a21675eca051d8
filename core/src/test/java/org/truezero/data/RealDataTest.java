package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.truezero.RealData;

@Tag("data")
class RealDataTest {
  @Test
  void mnistHasItsKnownCounts() throws IOException {
    Dataset train = DataSource.open("mnist:" + RealData.require("mnist"));
    assertEquals(60000, train.size());
    int[] first = new int[10];
    for (int i = 0; i < first.length; i++) {
      first[i] = Fixtures.label(train, i);
    }
    assertEquals("[5, 0, 4, 1, 9, 2, 1, 3, 1, 4]", Arrays.toString(first));
    DatasetSummary summary = DatasetSummary.of(train);
    assertEquals(
        List.of(5923L, 6742L, 5958L, 6131L, 5842L, 5421L, 5918L, 6265L, 5851L, 5949L),
        summary.counts());
    assertEquals(new ImageShape(1, 28, 28), summary.image().orElseThrow());
    assertEquals(0.1307, summary.mean(), 1e-4);
    Dataset test =
        DataSource.open("mnist:" + RealData.require("mnist") + "?split=test", train.schema());
    assertEquals(
        List.of(980L, 1135L, 1032L, 1010L, 982L, 892L, 958L, 1028L, 974L, 1009L),
        DatasetSummary.of(test).counts());
  }

  @Test
  void a9aHasItsKnownCounts() throws IOException {
    Dataset train = DataSource.open("libsvm:" + RealData.require("libsvm/a9a.gz"));
    DatasetSummary summary = DatasetSummary.of(train);
    assertEquals(32561, summary.rows());
    assertEquals(123, summary.features());
    assertEquals(new Target.Classes(List.of("-1", "1")), summary.target());
    assertEquals(List.of(24720L, 7841L), summary.counts());
    Dataset test = DataSource.open("libsvm:" + RealData.require("libsvm/a9a.t.gz"), train.schema());
    assertEquals(List.of(12435L, 3846L), DatasetSummary.of(test).counts());
    assertEquals(123, test.schema().features());
  }

  @Test
  void zeroBasedSvmlightIsRead() throws IOException {
    String file =
        RealData.require("amazon-blitzer/svmlight5000/books_train.svmlight.gz").toString();
    Dataset books = DataSource.open("libsvm:" + file + "?base=0&features=5000");
    assertEquals(List.of(1000L, 1000L), DatasetSummary.of(books).counts());
  }

  @Test
  void commentsInSvmlightAreSkipped() throws IOException {
    Dataset data = DataSource.open("libsvm:" + RealData.require("we8there/we8there.svmlight.gz"));
    DatasetSummary summary = DatasetSummary.of(data);
    assertEquals(List.of(615L, 493L, 638L, 1293L, 3127L), summary.counts());
    assertEquals(66459 / (6166.0 * 2640), summary.density(), 1e-12);
  }

  @Test
  void theTestFileOfCifarIsCutInTwoAsInThePaper() throws IOException {
    String test = "cifar10:" + RealData.require("cifar-10-batches-bin") + "?split=test";
    Dataset whole = DataSource.open(test);
    Dataset valid = DataSource.open(test + "&rows=0-5000", whole.schema());
    Dataset rest = DataSource.open(test + "&rows=5000-10000", whole.schema());
    assertEquals(10000, whole.size());
    assertEquals(5000, valid.size());
    assertEquals(5000, rest.size());
    assertArrayEquals(Fixtures.dense(whole, 4999), Fixtures.dense(valid, 4999));
    assertArrayEquals(Fixtures.dense(whole, 5000), Fixtures.dense(rest, 0));
    List<Long> first = DatasetSummary.of(valid).counts();
    List<Long> second = DatasetSummary.of(rest).counts();
    for (int k = 0; k < 10; k++) {
      assertEquals(1000, first.get(k) + second.get(k), "class " + k);
    }
  }
}
