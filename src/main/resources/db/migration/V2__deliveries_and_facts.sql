-- Deliveries, what was rejected in them, and the facts of the five sources.
-- Grain of a fact table: one row per accepted line. A row is never updated but for superseded_by, so that each figure
-- leads back to the file, the sheet and the line it came from. natural_key is 64 bits of SHA-256 over the producer and
-- what names the line for that producer; where identified is false it names a group of lines that add up.

create table delivery (
    id              bigint generated always as identity primary key,
    sha256          char(64)    not null unique,
    file            text        not null,
    producer        text        not null,
    source          text        not null,
    profile         text        not null,
    format          text        not null,
    encoding        text,
    delimiter       text,
    received_on     date        not null,
    status          text        not null check (status in ('loading', 'in_force', 'refused')),
    refusal         text,
    unknown_columns text        not null default '',
    lines_read      bigint      not null default 0,
    accepted        bigint      not null default 0,
    rejected        bigint      not null default 0,
    replaced        bigint      not null default 0,
    passed_over     bigint      not null default 0,
    first_date      date,
    last_date       date
);
comment on table delivery is 'One file received, identified by the SHA-256 of its bytes';
comment on column delivery.refusal is 'Why the whole file was refused: the key of the sentence and its values, separated by tabs';
comment on column delivery.passed_over is 'Empty rows, titles and total rows';

create table rejection (
    delivery    bigint not null references delivery,
    sheet       text   not null,
    line        int    not null,
    column_name text   not null,
    value       text   not null,
    rule        text   not null,
    expected    text   not null default ''
);
comment on table rejection is 'One row per fault of a rejected line; personal values are masked before they come here';
create index on rejection (delivery);

create table attendance (
    delivery        bigint not null,
    sheet           text   not null,
    line            int    not null,
    natural_key     bigint not null,
    identified      boolean not null,
    superseded_by   bigint,
    date            date   not null,
    activity        bigint not null,
    activity_type   text   not null,
    channel         text,
    themes          text,
    place           text,
    commune         varchar(5),
    department      varchar(3),
    minutes         numeric(6, 1),
    minutes_banded  boolean not null,
    participants    int    not null,
    person          uuid,
    age_band        text,
    women           int    not null,
    men             int    not null,
    other_gender    int    not null,
    under_18        int    not null,
    aged_18_59      int    not null,
    aged_60_plus    int    not null,
    in_school       int    not null,
    unemployed      int    not null,
    employed        int    not null,
    retired         int    not null,
    newcomers       int    not null,
    regulars       int    not null,
    audience        text,
    referred        int    not null,
    not_referred    int    not null
);
comment on table attendance is 'One row per participant of an activity, or per group of participants';
comment on column attendance.activity is 'The activity: 64 bits of SHA-256 over producer and id_activite';
comment on column attendance.person is '128 bits of HMAC-SHA-256 over producer and id_participant; null for anonymous participants';
comment on column attendance.minutes is 'Null where unknown; the midpoint where a band was given';

create table training (
    delivery      bigint not null,
    sheet         text   not null,
    line          int    not null,
    natural_key   bigint not null,
    identified    boolean not null,
    superseded_by bigint,
    date          date   not null,
    end_date      date,
    session       bigint not null,
    place         text,
    commune       varchar(5),
    department    varchar(3),
    title         text,
    domain        text,
    mode          text,
    hours         numeric(6, 2) not null,
    organiser     text,
    person        uuid   not null,
    function      text,
    enrolment     text,
    present       boolean,
    certification text,
    certified     boolean,
    cost          numeric(10, 2)
);
comment on table training is 'One row per enrolment in a session';

create table donation (
    delivery         bigint not null,
    sheet            text   not null,
    line             int    not null,
    natural_key      bigint not null,
    identified       boolean not null,
    superseded_by    bigint,
    date             date   not null,
    place            text   not null,
    workshop         text,
    beneficiary      uuid   not null,
    siret_or_rna     text,
    labelled         boolean,
    equipment        text   not null,
    quantity         int    not null,
    made_in          int,
    condition        text,
    destination      text,
    unit_value       numeric(10, 2),
    homes            int,
    convention       text,
    wiped            boolean
);
comment on table donation is 'One row per lot of equipment given';
comment on column donation.beneficiary is '128 bits of HMAC-SHA-256 over producer and name: a beneficiary may be a person';

create table directory (
    delivery           bigint not null,
    sheet              text   not null,
    line               int    not null,
    natural_key        bigint not null,
    identified         boolean not null,
    superseded_by      bigint,
    date               date   not null,
    place              text   not null,
    name               text   not null,
    pivot              text,
    commune            varchar(5),
    department         varchar(3),
    latitude           numeric(9, 6),
    longitude          numeric(9, 6),
    typology           text,
    canope             boolean not null,
    applied_on         date,
    labelled_on        date,
    label_ends_on      date,
    charter_on         date,
    open_to_public     boolean,
    free_hours         numeric(5, 1),
    mediators          int,
    computers          int,
    subscription       text,
    subscription_price numeric(10, 2),
    updated_on         date,
    filled             int    not null
);
comment on table directory is 'One row per state of a place at a date; a later state closes the earlier one';
comment on column directory.filled is 'How many of the 12 fields that make a directory entry complete are filled';

create table funding (
    delivery      bigint not null,
    sheet         text   not null,
    line          int    not null,
    natural_key   bigint not null,
    identified    boolean not null,
    superseded_by bigint,
    date          date   not null,
    level         text   not null check (level in ('country', 'region', 'department')),
    territory     varchar(3),
    funder        text   not null,
    nature        text   not null,
    amount        numeric(14, 2),
    hours         numeric(10, 2)
);
comment on table funding is 'One row per sum or volume of hours that a funder gave to a territory in a year';
comment on column funding.date is 'The first of January of the year';

create table territory (
    department   varchar(3) primary key,
    region_2015  varchar(3),
    region_2016  varchar(3),
    academy_2015 varchar(3),
    academy_2020 varchar(3)
);
comment on table territory is 'Which region and académie a department belongs to, by perimeter; null for what belongs to none';

create table population (
    department     varchar(3) not null,
    reference_year int        not null,
    inhabitants    int        not null,
    primary key (department, reference_year)
);
comment on table population is 'Municipal population of a department, by the year it refers to';
