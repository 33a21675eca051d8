package org.truezero.experiments.characters;

/**
 * Where clean characters come from: the closed family of typed faces, handwriting and both mixed.
 * Immutable and safe for any number of threads.
 */
public sealed interface CharacterSupply permits TypedCharacters, Handwriting, MixedCharacters {

  /**
   * Returns whether there is a picture of a character.
   *
   * @param character its number in {@link CharacterClasses#ALL}
   */
  boolean has(int character);

  /**
   * Returns a clean picture of a character, which belongs to the caller.
   *
   * @param character its number in {@link CharacterClasses#ALL}; there must be a picture of it
   * @param draws choose among the pictures of this character
   * @return a picture as {@link Picture} says
   */
  float[] picture(int character, Draws draws);

  /** Returns in words where the characters come from, for results to say so. */
  String description();

  /** Returns a text that changes when the pictures change. */
  String fingerprint();
}
