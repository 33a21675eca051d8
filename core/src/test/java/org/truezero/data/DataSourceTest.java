package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSourceTest {
  @Test
  void everyKindIsListedWithItsHelp() {
    List<DataSourceProvider> kinds = DataSource.list();
    assertEquals(
        List.of("amazon", "cifar10", "csv", "idx", "libsvm", "mnist", "norb", "reviews", "rows"),
        kinds.stream().map(DataSourceProvider::kind).toList());
    for (DataSourceProvider kind : kinds) {
      assertTrue(kind.summary().startsWith(kind.kind() + ":"), kind.summary());
      for (SourceKey key : kind.keys()) {
        assertFalse(key.meaning().isBlank(), key.name());
      }
    }
  }

  @Test
  void theClassPathFindsTheSameKindsAsTheModulePath() throws IOException {
    String name = "META-INF/services/" + DataSourceProvider.class.getName();
    try (InputStream in = DataSource.class.getClassLoader().getResourceAsStream(name)) {
      List<String> listed = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertEquals(
          DataSource.list().stream().map(kind -> kind.getClass().getName()).toList(), listed);
    }
  }

  @Test
  void everyUnknownKeyIsReportedForEveryKind() {
    for (DataSourceProvider kind : DataSource.list()) {
      String source = kind.kind() + ":nowhere?colour=red&rows=x";
      String message = Fixtures.failure(() -> DataSource.open(source));
      assertTrue(message.contains("unknown key 'colour'"), message);
      assertTrue(message.contains("rows='x'"), message);
    }
  }
}
