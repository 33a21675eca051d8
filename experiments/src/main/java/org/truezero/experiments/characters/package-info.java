/**
 * Clean characters: pictures of 32×32 pixels of the 62 digits and letters.
 *
 * <p>Typed ones: {@code TypefaceList} (faces, read once) → {@code Flattener} (curves to straight
 * edges) → {@code Canvas} (exact area coverage) → {@link
 * org.truezero.experiments.characters.TypedCharacters}. Written ones: any labelled image data
 * source → {@link org.truezero.experiments.characters.Handwriting}. To add a face, add a line to
 * {@code TypefaceList} and look at the contact sheet; it changes the examples of NISTP.
 *
 * <p>This package may use {@code org.truezero.math}, {@code org.truezero.data} and the font reader;
 * of {@code java.awt} only {@code java.awt.geom}.
 */
package org.truezero.experiments.characters;
