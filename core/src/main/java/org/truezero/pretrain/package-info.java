/**
 * Pre-training without labels: layers trained one after the other as denoising auto-encoders, each
 * on the outputs of the ones before, and stacked (Glorot et al. 2011, §3.2; Vincent et al. 2008). A
 * {@link org.truezero.pretrain.Pretrainer} makes a {@link org.truezero.pretrain.Stack}, from which
 * a network starts its training with labels.
 */
package org.truezero.pretrain;
