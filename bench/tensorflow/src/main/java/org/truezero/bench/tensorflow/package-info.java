/** TensorFlow (its Java API) as a system of the comparison. */
package org.truezero.bench.tensorflow;
