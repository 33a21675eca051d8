package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.bytes;
import static org.truezero.data.Fixtures.gzip;
import static org.truezero.data.Fixtures.idx;
import static org.truezero.data.Fixtures.of;
import static org.truezero.data.Fixtures.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is wrong with data ends in one line that says where, what, and what to do. */
class BadInputTest {
  @TempDir Path dir;

  private final List<DynamicTest> tests = new ArrayList<>();

  /** Opening the source must fail, and the line must contain every part. */
  private void refused(String what, String source, String... parts) {
    tests.add(
        DynamicTest.dynamicTest(
            what,
            () -> {
              String message = Fixtures.failure(() -> DataSource.open(source));
              for (String part : parts) {
                assertTrue(message.contains(part), "'" + part + "' should be in: " + message);
              }
            }));
  }

  @TestFactory
  Stream<DynamicTest> sources() {
    String csv = text(dir, "ok.csv", "a,b", "1,2", "3,4");
    refused("no kind", "data.csv", "no kind", "csv, idx, libsvm, mnist");
    refused("unknown kind", "foo:data", "unknown kind 'foo'", "cifar10, csv, idx, libsvm, mnist");
    refused("unknown key", "csv:" + csv + "?lable=a", "unknown key 'lable'", "label", "rows");
    refused(
        "all problems at once",
        "libsvm:x?base=7&features=-1&foo=1&rows=9",
        "base='7'",
        "0 to 1",
        "features='-1'",
        "unknown key 'foo'",
        "rows='9'",
        "FROM-TO");
    refused("key without value", "csv:" + csv + "?label", "'label'", "key=value");
    refused("key given twice", "csv:" + csv + "?label=a&label=b", "label is given twice");
    refused("no path", "csv:", "no path", "csv:FILE");
    refused("missing file", "csv:" + dir + "/none.csv", "none.csv: no such file");
    refused("missing folder", "mnist:" + dir + "/none", "nothing", "a folder");
    refused("folder for a file", "csv:" + dir, "a folder", "expected a file");
    refused("file for a folder", "cifar10:" + csv, "a file", "a folder");
    refused("rows after the end", "csv:" + csv + "?rows=1-3", "rows=1-3", "at most 2");
    refused("empty range", "csv:" + csv + "?rows=1-1", "rows='1-1'", "FROM below TO");
    refused("reversed range", "csv:" + csv + "?rows=2-1", "rows='2-1'");
    String xz = bytes(dir, "a.csv.xz", new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0});
    refused("xz archive", "csv:" + xz, "xz", "unpack it first");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> gzipFiles() {
    byte[] table = "a,b\n1,2\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    byte[] packed = gzip(table);
    String cut = bytes(dir, "cut.csv.gz", Arrays.copyOf(packed, packed.length / 2));
    refused("truncated gzip", "csv:" + cut, "cut.csv.gz, after byte", "cut off", "get it again");
    byte[] flipped = packed.clone();
    flipped[packed.length - 6] ^= 0x55;
    String crc = bytes(dir, "crc.csv.gz", flipped);
    refused("wrong checksum in gzip", "csv:" + crc, "damaged gzip data", "trailer");
    byte[] garbled = packed.clone();
    Arrays.fill(garbled, 12, 30, (byte) 0xFF);
    refused("garbled gzip", "csv:" + bytes(dir, "garbled.gz", garbled), "damaged gzip data");
    String head = bytes(dir, "head.gz", Arrays.copyOf(packed, 4));
    refused("gzip header alone", "csv:" + head, "cut off");
    String labels = bytes(dir, "l", idx(of(1), 0));
    byte[] images = gzip(idx(of(1, 100, 100), new int[10000]));
    String cutImages = bytes(dir, "i.gz", Arrays.copyOf(images, images.length - 12));
    refused("truncated images", "idx:" + cutImages + "," + labels, "i.gz, after byte", "cut off");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> idxFiles() {
    String images = bytes(dir, "images", idx(of(2, 1, 2), 1, 2, 3, 4));
    String labels = bytes(dir, "labels", idx(of(2), 0, 1));
    refused("empty", "idx:" + bytes(dir, "e", new byte[0]), "byte 0", "an empty file");
    refused("swapped files", "idx:" + labels + "," + images, "00000801", "a file of labels");
    refused("no idx file", "idx:" + text(dir, "t", "hello"), "0x68656c6c", "IDX");
    refused(
        "floats", "idx:" + bytes(dir, "f", new byte[] {0, 0, 13, 3}), "00000d03", "unsigned bytes");
    refused(
        "cut header", "idx:" + bytes(dir, "h", new byte[] {0, 0, 8, 3, 0}), "size of dimension 0");
    String huge = bytes(dir, "huge", idx(of(2_000_000_000, 28, 28), 1, 2, 3));
    refused("claims 2 billion images", "idx:" + huge, "byte 4", "2000000000 x 28 x 28", "at most");
    String hugeGz = bytes(dir, "huge.gz", gzip(idx(of(2_000_000_000, 28, 28), 1, 2, 3)));
    refused("claims 2 billion in gzip", "idx:" + hugeGz, "2000000000 x 28 x 28", "at most");
    String wide = bytes(dir, "wide", idx(of(1, -1, -1), 1));
    refused("item too large", "idx:" + wide, "4294967295 x 4294967295", "bytes per item");
    String flat = bytes(dir, "flat", idx(of(1, 0, 28)));
    refused("item of no bytes", "idx:" + flat, "1 x 0 x 28");
    refused("no items", "idx:" + bytes(dir, "none", idx(of(0, 1, 1))), "no rows");
    String few = bytes(dir, "few", idx(of(3, 1, 2), 1, 2, 3, 4, 5));
    refused(
        "fewer images than promised",
        "idx:" + few,
        "claim of 3 x 1 x 2 = 6 bytes",
        "at most the 5 bytes");
    String fewGz = bytes(dir, "few.gz", gzip(idx(of(3, 1, 2), 1, 2, 3, 4, 5)));
    refused("fewer images in gzip", "idx:" + fewGz, "byte 21", "item 2", "3 items of 2 bytes");
    String more = bytes(dir, "more", idx(of(1, 1, 2), 1, 2, 3));
    refused("more than promised", "idx:" + more, "byte 18", "more bytes");
    String three = bytes(dir, "three", idx(of(3), 0, 1, 2));
    refused("label count", "idx:" + images + "," + three, "3 labels", "2, as many as");
    refused(
        "label outside the classes",
        "idx:" + images + "," + bytes(dir, "l9", idx(of(2), 0, 9)) + "?classes=2",
        "l9, item 1",
        "label 9",
        "0 to 1");
    refused("no files of mnist", "mnist:" + dir, "no train-images-idx3-ubyte", "data fetch mnist");
    refused("wrong split", "mnist:" + dir + "?split=valid", "split='valid'", "train or test");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> cifarFiles() {
    byte[] record = new byte[3073];
    record[0] = 10;
    String label = Path.of(bytes(dir, "label/test_batch.bin", record)).getParent().toString();
    refused("label outside", "cifar10:" + label + "?split=test", "record 0", "label 10", "0 to 9");
    String cut = Path.of(bytes(dir, "cut/test_batch.bin", new byte[4000])).getParent().toString();
    refused("cut", "cifar10:" + cut + "?split=test", "record 1", "after 927 bytes", "3073");
    refused("one batch missing", "cifar10:" + cut, "no data_batch_1.bin");
    String xz = Path.of(bytes(dir, "xz/test_batch.bin.xz", new byte[9])).getParent().toString();
    refused("packed with xz", "cifar10:" + xz + "?split=test", "xz -dk");
    return tests.stream();
  }

  private void norb(String what, byte[] pairs, byte[] categories, String... parts) {
    Path folder = dir.resolve(what.replace(' ', '_'));
    NorbFixtures.part(folder, NorbFixtures.SMALL_TRAIN, pairs, categories);
    refused(what, "norb:" + folder, parts);
  }

  @TestFactory
  Stream<DynamicTest> norbFiles() {
    byte[] two = NorbFixtures.pairs(96, 1, 2);
    byte[] names = NorbFixtures.categories(0, 1);
    byte[] none = new byte[0];
    int[] sizes = {2, 2, 96, 96};
    norb("swapped", names, two, "training-dat.mat, byte 0", "0x1E3D4C54 (integers", "0x1E3D4C55");
    norb("categories are pairs", two, two, "training-cat.mat, byte 0", "0x1E3D4C55 (bytes)");
    byte[] floats = NorbFixtures.matrix(0x1E3D4C51, 4, sizes, none);
    norb("floats", floats, names, "magic number 0x1E3D4C51, expected 0x1E3D4C55 (NORB, bytes)");
    norb("empty", none, names, "byte 0", "the end of the file", "the magic number");
    byte[] head = NorbFixtures.matrix(NorbFixtures.BYTES, 4, of(2, 2), none);
    norb("cut header", head, names, "byte 16", "the size of dimension 2");
    byte[] flat = NorbFixtures.matrix(NorbFixtures.BYTES, 3, of(2, 96, 96), none);
    norb("dimensions of pairs", flat, names, "byte 4", "3 dimensions, expected 4");
    byte[] table = NorbFixtures.matrix(NorbFixtures.INTEGERS, 2, of(2, 4, 1), new byte[32]);
    norb("dimensions of categories", two, table, "cat.mat, byte 4", "2 dimensions, expected 1");
    norb("larger pictures", NorbFixtures.pairs(108, 1), names, "sizes 1 x 2 x 108 x 108", "x 96");
    byte[] mono = NorbFixtures.matrix(NorbFixtures.BYTES, 4, of(2, 1, 96, 96), none);
    norb("one eye", mono, names, "byte 8", "sizes 2 x 1 x 96 x 96", "x 2 x 96 x 96");
    byte[] cut = Arrays.copyOf(two, two.length - 1);
    norb("truncated", cut, names, "claim of 2 x 2 x 96 x 96 = 36864 bytes", "at most the 36863");
    byte[] huge = NorbFixtures.matrix(NorbFixtures.BYTES, 4, of(-1, 2, 96, 96), none);
    norb(
        "claims 4 billion pairs",
        huge,
        names,
        "claim of 4294967295 x 2 x 96 x 96",
        "at most the 0");
    norb("packed and truncated", gzip(cut), names, "byte 36887", "in item 1", "2 items of 18432");
    byte[] more = Arrays.copyOf(two, two.length + 1);
    norb("more than promised", more, names, "byte 36888", "more bytes", "the end after 2 x 2");
    byte[] three = NorbFixtures.categories(0, 1, 2);
    norb("counts differ", two, three, "cat.mat, byte 8", "3 categories, expected 2, as many as");
    byte[] six = NorbFixtures.categories(0, 5);
    norb("category outside", two, six, "cat.mat, item 1", "category 5, expected 0 to 4 in small");
    norb("category below", two, NorbFixtures.categories(-1, 0), "item 0: found category -1");
    norb("no pairs", NorbFixtures.pairs(96), NorbFixtures.categories(), "no rows");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> norbFolders() throws IOException {
    Path empty = Files.createDirectory(dir.resolve("empty"));
    refused(
        "nothing there", "norb:" + empty, "no file of NORB", "smallnorb-5x46789", "training-01");
    Path part = dir.resolve("part");
    NorbFixtures.clutteredTrain(part);
    String third = String.format(NorbFixtures.CLUTTERED_TRAIN, 3) + "-cat.mat";
    Files.delete(part.resolve(third));
    refused("one part missing", "norb:" + part, "no " + third, "all files of jittered-cluttered");
    refused("other split", "norb:" + part + "?split=test", "no file of NORB", "testing-01-dat.mat");
    Path both = dir.resolve("both");
    NorbFixtures.clutteredTrain(both);
    byte[] pairs = NorbFixtures.pairs(96, 1);
    NorbFixtures.part(both, NorbFixtures.SMALL_TRAIN, pairs, NorbFixtures.categories(0));
    refused("both sets", "norb:" + both, "files of both sets", "those of one set");
    Path small = dir.resolve("small");
    NorbFixtures.part(small, NorbFixtures.SMALL_TRAIN, pairs, NorbFixtures.categories(0));
    refused("larger than it is", "norb:" + small + "?side=97", "side=97", "at most 96");
    refused("wrong options", "norb:x?side=109&range=0-1", "1 to 108", "range='0-1'", "-1..1");
    return tests.stream();
  }

  private void libsvm(String what, String line, String options, String... parts) {
    String file = text(dir, what.replace(' ', '_'), "1 1:1", line);
    refused(what, "libsvm:" + file + options, parts);
  }

  @TestFactory
  Stream<DynamicTest> libsvmFiles() {
    refused("empty", "libsvm:" + bytes(dir, "e", new byte[0]), "an empty file");
    refused("comments alone", "libsvm:" + text(dir, "c", "# nothing", ""), "no examples");
    refused("zero features", "libsvm:x?features=0", "features='0'", "from 1 to");
    refused("no features", "libsvm:" + text(dir, "n", "1", "2"), "no feature", "features=N");
    libsvm("index 0", "1 0:1 2:1", "", "line 2", "index 0", "base=0");
    libsvm("descending", "1 3:1 2:1", "", "line 2", "2 after 3", "sort");
    libsvm("duplicate", "1 3:1 3:1", "", "line 2", "index 3 twice");
    libsvm("huge index", "1 2000000000:1", "", "line 2", "index 2000000000", "features=N");
    libsvm("index beyond int", "1 99999999999:1", "?features=5", "index 99999999999", "at most 5");
    libsvm("index beyond long", "1 99999999999999999999:1", "", "INDEX:VALUE");
    libsvm("index above features", "1 6:1", "?features=5", "index 6", "at most 5", "features=5");
    libsvm("negative index", "1 -1:1", "", "line 2", "'-1:1'", "INDEX:VALUE");
    libsvm("no colon", "1 5", "", "line 2", "'5'", "INDEX:VALUE");
    libsvm("no value", "1 5:", "", "line 2, index 5", "''", "a finite number");
    libsvm("nan", "1 5:nan", "", "line 2, index 5", "'nan'", "a finite number");
    libsvm("infinity", "1 5:-inf", "", "line 2, index 5", "'-inf'");
    libsvm("too large for float", "1 5:1e39", "", "line 2, index 5", "'1e39'");
    libsvm("text", "1 5:x", "", "line 2, index 5", "'x'");
    libsvm("label text", "spam 5:1", "", "line 2, label", "'spam'");
    libsvm("label nan", "NaN 5:1", "", "line 2, label", "'NaN'");
    libsvm("label list", "1,2 5:1", "", "'1,2'", "target=labels");
    libsvm("no label", "5:1", "", "line 2", "no label");
    libsvm("long garbage", "1 " + "y".repeat(500), "", "line 2", "yyy…'");
    libsvm("wrong target", "1 1:1", "?target=foo", "target='foo'", "classes or values or labels");
    return tests.stream();
  }

  private void csv(String what, String options, List<String> lines, String... parts) {
    String file = text(dir, what.replace(' ', '_') + ".csv", lines.toArray(String[]::new));
    refused(what, "csv:" + file + options, parts);
  }

  @TestFactory
  Stream<DynamicTest> csvFiles() {
    refused("empty", "csv:" + bytes(dir, "e.csv", new byte[0]), "an empty file");
    csv("empty lines alone", "", List.of("", ""), "only empty lines");
    csv("header alone", "", List.of("a,b"), "a header and no rows");
    csv("ragged short", "", List.of("a,b", "1,2", "3"), "line 3", "1 cells", "2 as in line 1");
    csv("ragged long", "", List.of("a,b", "1,2,3"), "line 2", "3 cells");
    csv("ragged below a break", "", List.of("a,b", "\"1\n2\",3", "4"), "line 4", "1 cells");
    csv("open quote", "", List.of("a,b", "1,\"2", "3,4"), "line 2", "never closed");
    csv("text behind quote", "", List.of("a,b", "1,\"2\"x"), "line 2", "'x' after a closing quote");
    csv("no such label", "?label=c", List.of("a,b", "1,2"), "no label column 'c'", "one of a, b");
    csv("wrong separator", "?label=b", List.of("a;b", "1;2"), "one of a;b", "separator=");
    csv("no such ignored", "?ignore=c", List.of("a,b", "1,2"), "no column 'c'", "a, b");
    csv("name twice", "", List.of("a,a", "1,2"), "line 1", "column 'a' twice");
    csv("label alone", "?label=a", List.of("a", "1"), "no column with a value");
    csv("empty label", "?label=b", List.of("a,b", "1,x", "2,"), "line 3", "no label");
    csv("infinity", "", List.of("a,b", "1,2", "-Infinity,3"), "line 3, column 'a'", "-Infinity");
    csv("overflow", "", List.of("a,b", "1e999,2"), "line 2, column 'a'", "'1e999'");
    csv("huge numbers", "", List.of("a", "1e308", "-1e308"), "column 'a'", "double precision");
    csv("beyond float", "?scale=none", List.of("a", "1e300"), "line 2, column 'a'", "'1e300'");
    csv("nan as number", "?missing=-", List.of("a", "1", "nan"), "line 3, column 'a'", "'nan'");
    csv("not numeric", "?numeric=a", List.of("a,b", "1,2", "x,3"), "line 3, column 'a'", "'x'");
    csv("value label", "?label=b&target=values", List.of("a,b", "1,x"), "line 2, label", "'x'");
    csv(
        "two roles",
        "?label=a&ignore=a&numeric=b&categorical=b&separator=ab&scale=up",
        List.of("a,b", "1,2"),
        "label=a",
        "categorical=b",
        "separator='ab'",
        "scale='up'");
    csv("two labels", "?label=a,b", List.of("a,b,c", "1,2,3"), "target=labels");
    List<String> prices = new ArrayList<>(List.of("a,price"));
    for (int i = 0; i < 200; i++) {
      prices.add(i + "," + i + ".5");
    }
    csv("values as classes", "?label=price", prices, "200 different labels", "target=values");
    byte[] latin = "a,b\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    refused("latin-1", "csv:" + bytes(dir, "l.csv", latin), "line 2", "not UTF-8", "save");
    byte[] wide = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16);
    refused("utf-16", "csv:" + bytes(dir, "w.csv", wide), "byte 0", "UTF-16", "UTF-8");
    return tests.stream();
  }
}
