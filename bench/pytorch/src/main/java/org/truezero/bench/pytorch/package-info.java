/** PyTorch (LibTorch through JavaCPP) as a system of the comparison. */
package org.truezero.bench.pytorch;
