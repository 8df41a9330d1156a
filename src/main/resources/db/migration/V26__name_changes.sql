-- What reporters' changes of name make of persons and places. The rows belong to parts of computations, as those of
-- renamed_reporter do.
create table name_change (
    part         bigint not null,
    perimeter    text   not null,
    level        text   not null,
    territory    text   not null,
    persons      bigint not null,
    anew         bigint not null,
    twice        bigint not null,
    places       bigint not null,
    places_twice bigint not null
);
create index on name_change (part);
comment on table name_change is 'One row per territory in which reporters of the part''s year had another name in it or in the year before, or may have had';
comment on column name_change.level is 'NATIONAL or REGION';
comment on column name_change.persons is 'How many persons the year''s lines name';
comment on column name_change.anew is 'How many of them those reporters name, who are others than those of before';
comment on column name_change.twice is 'How many of them reporters name that changed within the year, where one person is two';
comment on column name_change.places is 'How many places the year''s lines name';
comment on column name_change.places_twice is 'How many of these are another name of a place that is counted already';
