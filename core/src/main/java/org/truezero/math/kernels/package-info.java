/**
 * The loops that take the time: forward pass, deltas and weight update over panels and lists of
 * active inputs, scalar and with the Vector API. Not exported. Only this package names the
 * incubating Vector API, and only one class of it, which is loaded after the module was found.
 */
package org.truezero.math.kernels;
