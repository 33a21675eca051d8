/** TrueZero as a system of the comparison. */
package org.truezero.bench.truezero;
