/** Deeplearning4j as a system of the comparison; its inputs are dense. */
package org.truezero.bench.deeplearning4j;
