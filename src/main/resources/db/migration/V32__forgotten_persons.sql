-- A person whose identifier was erased stays one person, under a pseudonym that was drawn and that no identifier gives.
-- Both tables have no column in common: who knows when somebody was forgotten does not learn under which pseudonym.
create table forgotten_person (
    person uuid primary key
);
comment on table forgotten_person is 'The drawn pseudonyms of persons whose identifier was erased, one for each person and source; a later line of the same activity stands in the place of theirs';

create table forgetting (
    id           bigint generated always as identity primary key,
    forgotten_on date   not null,
    producer     text   not null,
    facts        bigint not null
);
comment on table forgetting is 'One row each time that the identifier of a person was erased from what was held; it does not say whose';
comment on column forgetting.forgotten_on is 'The day on which it was erased';
comment on column forgetting.producer is 'The producer that had given the identifier';
comment on column forgetting.facts is 'How many facts, in force or not, were under it';
