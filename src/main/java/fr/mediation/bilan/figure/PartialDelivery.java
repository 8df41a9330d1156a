package fr.mediation.bilan.figure;

/**
 * A producer whose deliveries reach a part of a year alone.
 *
 * @param year the year
 * @param facts the facts it reported, by id
 * @param producer who
 * @param months how many of the twelve months of the year they reach
 * @param before how many of the year before; 0 where the producer delivered nothing of it
 */
public record PartialDelivery(int year, String facts, String producer, int months, int before) {}
