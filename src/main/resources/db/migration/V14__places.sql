-- What a place was on a day: opened and closed, listed or no longer listed, and where it lay.

alter table directory
    add column opened_on date,
    add column closed_on date;
comment on column directory.opened_on is 'The day on which the place opened; null where unknown';
comment on column directory.closed_on is 'The last day on which the place was open; null while no end is known';
comment on column directory.label_ends_on is 'The last day with the label; null while no end is known';

alter table delivery add column complete boolean not null default false;
comment on column delivery.complete is 'Whether a directory lists all places of its producer, so that those it lacks are closed';
update delivery set complete = true
where source = 'directory' and profile = 'canonique' and corrects is null;

-- A place whose line was rejected is not gone. Of earlier deliveries it is not known which places these lines name.
alter table rejection add column place text;
comment on column rejection.place is 'The place that a rejected line of a directory names; null where it names none, and for other sources';

-- What a delivery names a place for lies between two days: the place may have moved between them.
alter table delivery_commune
    add column first_date date,
    add column last_date date;
comment on column delivery_commune.first_date is 'The first day of these lines';
comment on column delivery_commune.last_date is 'The last day of these lines';
delete from delivery_commune;
insert into delivery_commune (delivery, year, convention_year, commune, place, first_date, last_date)
select delivery, extract(year from date)::int, extract(year from date - 33)::int, commune,
       case when commune is null then place end, min(date), max(date)
from attendance
where superseded_by is null
group by 1, 2, 3, 4, 5;

-- The three tables below are made anew from directories by the function resolve_places.

create table place_location (
    producer      text    not null,
    place         text    not null,
    since         date    not null,
    until         date    not null,
    commune       varchar(5),
    department    varchar(3),
    typology      text,
    network       text    not null,
    only_producer boolean not null,
    primary key (producer, place, since)
);
comment on table place_location is 'One row per place of each producer''s directory and period in which what decides where its lines count did not change: every day lies in one period of each place';
comment on column place_location.producer is 'Whose directory it is';
comment on column place_location.place is 'The place''s identifier in that directory';
comment on column place_location.since is 'The first day; the first period begins before all days, for nothing is known of the time before the first state';
comment on column place_location.until is 'The first day after the period; the last one has no end';
comment on column place_location.commune is 'Where it lies, in INSEE codes; null where unknown';
comment on column place_location.typology is 'The kinds of place, in the codes of the national schema, separated by |; null where unknown';
comment on column place_location.network is 'Which part of the network it is: atelier_canope, epn or autre';
comment on column place_location.only_producer is 'Whether no other producer''s directory uses the identifier: other producers may then refer to it';

create table directory_snapshot (
    producer text    not null,
    date     date    not null,
    nth      int     not null,
    open     int,
    listed   int,
    missing  int,
    partial  boolean,
    primary key (producer, date)
);
comment on table directory_snapshot is 'One row per producer and day of which there are directories said to be complete, several of one day being parts of one';
comment on column directory_snapshot.date is 'The latest day of their lines';
comment on column directory_snapshot.nth is 'Its place among those of the producer';
comment on column directory_snapshot.open is 'How many places of the producer were open before';
comment on column directory_snapshot.listed is 'How many places they list';
comment on column directory_snapshot.missing is 'How many of the places that were open they lack';
comment on column directory_snapshot.partial is 'Whether they lack so many that they are no complete directory: they close nothing';

create table place_absence (
    producer text not null,
    place    text not null,
    since    date not null,
    until    date not null,
    primary key (producer, place, since)
);
comment on table place_absence is 'One row per place and time during which a complete directory lacks it';
comment on column place_absence.since is 'The day of the directory';
comment on column place_absence.until is 'The day on which the place is listed again; without end where it is not';
