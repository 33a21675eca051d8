/**
 * Generated characters: outline fonts in, a data set of pictures out.
 *
 * <p>The way of an example: {@code TypefaceList} (faces, read once and flattened) → {@code Pose}
 * (an affine map of the outline) → {@code Canvas} (exact area coverage) → a list of {@link
 * org.truezero.experiments.characters.Perturbation} → bytes. {@link
 * org.truezero.experiments.characters.TypedCharacters} is the {@link org.truezero.data.Dataset};
 * {@link org.truezero.experiments.characters.CharacterSettings} says which examples. Everything
 * random is addressed by seed, step and example number.
 *
 * <p>To add a step, implement {@code Perturbation}; to add a face, add a line to {@code
 * TypefaceList} and look at the contact sheet. Both change the examples: raise the version in
 * {@code TypedCharacters} and the golden hash of its test. This package may use {@code
 * org.truezero.math}, {@code org.truezero.data} and the font reader; of {@code java.awt} only
 * {@code java.awt.geom}.
 */
package org.truezero.experiments.characters;
