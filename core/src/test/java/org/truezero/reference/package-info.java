/**
 * A plain double-precision network that production code is compared with. It shares no arithmetic
 * with production: matrices are row-major [n_in × n_out], loops are the textbook's, nothing is
 * skipped. Its gradients are themselves checked by central differences.
 */
package org.truezero.reference;
