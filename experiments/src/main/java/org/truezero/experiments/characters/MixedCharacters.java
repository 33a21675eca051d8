package org.truezero.experiments.characters;

/**
 * Handwriting in half of the examples of the characters that it has, typed faces in all others.
 *
 * @param handwriting the written characters
 * @param typed the typed characters
 */
public record MixedCharacters(Handwriting handwriting, TypedCharacters typed)
    implements CharacterSupply {
  @Override
  public boolean has(int character) {
    return typed.has(character);
  }

  @Override
  public float[] picture(int character, Draws draws) {
    boolean written = handwriting.has(character) && draws.chance(1, 0.5);
    return written ? handwriting.picture(character, draws) : typed.picture(character, draws);
  }

  @Override
  public String description() {
    return handwriting.description()
        + " in half of the examples where there are such, typed in "
        + TypedCharacters.faces().size()
        + " faces in all others";
  }

  @Override
  public String fingerprint() {
    return handwriting.fingerprint() + "+" + typed.fingerprint();
  }
}
