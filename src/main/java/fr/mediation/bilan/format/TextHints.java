package fr.mediation.bilan.format;

import java.util.Arrays;

/**
 * What is known of a text file beforehand, so that it need not be detected.
 *
 * @param encodingOrNull an encoding's name as {@link Detection} tells it
 * @param delimiterOrNull a delimiter as {@link Detection} tells it
 */
public record TextHints(String encodingOrNull, String delimiterOrNull) {
    /** Nothing is known. */
    public static final TextHints NONE = new TextHints(null, null);

    /** The encoding named, else the one detected. */
    Encoding encodingOr(Encoding detected) {
        // A byte order mark says more than anybody could.
        return detected.markLength() > 0
                ? detected
                : Arrays.stream(Encoding.values())
                        .filter(encoding -> encoding.label().equals(encodingOrNull))
                        .findFirst()
                        .orElse(detected);
    }

    /** The delimiter named, else the one detected. */
    Delimiter delimiterOr(Delimiter detected) {
        return Arrays.stream(Delimiter.values())
                .filter(delimiter -> delimiter.label().equals(delimiterOrNull))
                .findFirst()
                .orElse(detected);
    }
}
