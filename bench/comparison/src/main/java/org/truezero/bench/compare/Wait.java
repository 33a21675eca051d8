package org.truezero.bench.compare;

/** What threads of native libraries do between two parallel regions: OMP_WAIT_POLICY. */
enum Wait {
  /** They spin. */
  ACTIVE,
  /** They sleep. */
  PASSIVE
}
