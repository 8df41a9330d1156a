-- Who reported, and what the same reporters reported in two years. A reporter is a producer with a place as its lines name
-- it, or the producer alone. The rows belong to parts of computations, as figures do: one part for the facts of a year,
-- whose indicator is the facts' name.

create table constant_scope (
    part          bigint not null,
    perimeter     text   not null,
    level         text   not null,
    territory     text   not null,
    indicator     text   not null,
    value_before  numeric,
    value_now     numeric,
    share_before  numeric,
    share_now     numeric,
    estimate      numeric,
    estimate_low  numeric,
    estimate_high numeric
);
create index on constant_scope (part);
comment on table constant_scope is 'One row per indicator and territory: what the same reporters reported in the part''s year and in the year before';
comment on column constant_scope.level is 'NATIONAL or REGION';
comment on column constant_scope.value_before is 'What they reported the year before, in the indicator''s unit; null where they said nothing of it';
comment on column constant_scope.share_before is 'Their share of the whole volume of the year before, 0 to 1; null where there was none';
comment on column constant_scope.estimate is 'The figure with what is missing from those that did not report; null where nobody is, or too little is known';
comment on column constant_scope.estimate_low is 'The lower end of its 95 % interval';

create table response (
    part             bigint  not null,
    perimeter        text    not null,
    level            text    not null,
    territory        text    not null,
    expected         bigint  not null,
    reporting        bigint  not null,
    volume_expected  numeric not null,
    volume_reporting numeric not null
);
create index on response (part);
comment on table response is 'One row per territory: who was expected to report the facts of the part''s year, and who did';
comment on column response.expected is 'Those that reported last year and are not closed, and for activities the open places of the directory';
comment on column response.reporting is 'How many of those expected reported';
comment on column response.volume_expected is 'What those expected reported last year';
comment on column response.volume_reporting is 'What those of them that reported this year had reported last year';

create table non_respondent (
    part       bigint not null,
    nth        int    not null,
    reporter   text   not null,
    name       text,
    department varchar(3),
    volume     numeric
);
create index on non_respondent (part);
comment on table non_respondent is 'One row per reporter that was expected to report the facts of the part''s year and did not';
comment on column non_respondent.nth is 'Its place in the list, from 0: the largest of last year first';
comment on column non_respondent.reporter is 'The producer, then / and the place as its lines name it';
comment on column non_respondent.name is 'The place''s name in the directory; null where it is not known';
comment on column non_respondent.volume is 'What it reported last year; null where it is expected because the directory has it open';
