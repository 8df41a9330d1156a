-- A line may have several facts, one for each person that it names: of a line that is repeated, those of one key are.
alter table repeated_line add column natural_key bigint;
comment on column repeated_line.natural_key is 'The key of the facts of the line that are repeated; null where all are';
