-- What a delivery's report tells: repairs, repeated lines, lines that came back corrected, and what is unlike before.

alter table delivery
    add column header_sheet text   not null default '',
    add column header_line  int    not null default 0,
    add column corrected    bigint not null default 0,
    add column departments  text   not null default '',
    add column unknown_values text not null default '',
    add column corrects     bigint references delivery,
    add column replaces     text   not null default 'none' check (replaces in ('none', 'month', 'year')),
    drop constraint delivery_status_check,
    add constraint delivery_status_check check (status in ('loading', 'in_force', 'refused', 'withdrawn'));
comment on column delivery.corrected is 'Accepted lines in which something was put right';
comment on column delivery.corrects is 'The delivery whose rejected lines this one brings back; null where it brings none';
comment on column delivery.replaces is 'The period whose earlier lines it takes the place of, beside those with the same key';

create table correction (
    delivery    bigint not null references delivery,
    sheet       text   not null,
    line        int    not null,
    column_name text   not null,
    before      text   not null,
    after       text   not null,
    rule        text   not null
);
comment on table correction is 'One row per repaired cell of an accepted line; personal values are masked before they come here';
create index on correction using brin (delivery);

create table repeated_line (
    delivery  bigint  not null references delivery,
    sheet     text    not null,
    line      int     not null,
    duplicate boolean not null
);
comment on table repeated_line is 'Lines that the end of their file showed to be repeated; kept until the delivery is settled. duplicate: the same line stands earlier in the file; otherwise a later line replaces it';

create table returned_line (
    delivery    bigint not null references delivery,
    sheet       text   not null,
    origin_line int    not null
);
comment on table returned_line is 'Lines that a delivery brings back corrected, by their place in the delivery it corrects';

alter table rejection add column cleared_by bigint references delivery;
comment on column rejection.cleared_by is 'The delivery that brought the line back corrected; null while the fault stands';

create table anomaly (
    delivery bigint not null references delivery,
    position int    not null,
    sentence text   not null
);
comment on table anomaly is 'What is unlike the producer''s earlier deliveries: the key of the sentence and its values, separated by tabs';
